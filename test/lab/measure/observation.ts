import type { Notes } from '../page/notes.ts';
import { chatFaults, longestDelay, type NotesByName } from './chat.ts';
import { delayUntilSaid, isRosterWhole, lastSaid } from './connections.ts';
import { delayUntil, longestGap, worst } from './gaps.ts';

/** One direction: what `to` has of `from`. */
export type Direction = { readonly from: string; readonly to: string };

type Span = { readonly from: number; readonly to: number };

const TROUBLED = ['unstable', 'lost'];

/** What everybody has noticed, asked from outside. Durations are in milliseconds, at the worst receiver. */
export class Observation {
  readonly #notes: NotesByName;

  constructor(notes: NotesByName) {
    this.#notes = notes;
  }

  directions(): Direction[] {
    const names = [...this.#notes.keys()];
    return names.flatMap((to) => names.filter((from) => from !== to).map((from) => ({ from, to })));
  }

  audioGapMs(span: Span, directions = this.directions()): number {
    return Math.max(...directions.map((one) => longestGap(this.#voices(one), span)));
  }

  videoGapMs(span: Span, directions = this.directions()): number {
    return Math.max(...directions.map((one) => longestGap(this.#pictures(one), span)));
  }

  /** Until each has heard each again, from a moment on. */
  untilHeardMs(from: number, directions = this.directions()): number | undefined {
    return worst(directions.map((one) => delayUntil(this.#voices(one), from)));
  }

  untilSeenMs(from: number, directions = this.directions()): number | undefined {
    return worst(directions.map((one) => delayUntil(this.#pictures(one), from)));
  }

  /** New pictures per second where they are fewest. */
  framesPerSecond({ from, to }: Span, directions = this.directions()): number {
    const counts = directions.map((one) => this.#pictures(one).filter((at) => at >= from && at < to).length);
    return (Math.min(...counts) * 1_000) / (to - from);
  }

  dataGapMs(span: Span): number | undefined {
    return longestDelay(this.#notes, span);
  }

  /** Empty when everybody has read everything, once and in order. */
  chatFaults(): string[] {
    return chatFaults(this.#notes);
  }

  /** Whether everybody shows each of the others once, and never showed anybody twice. */
  areRostersEqual(): boolean {
    const names = [...this.#notes.keys()];
    return [...this.#notes].every(([name, page]) => {
      const others = names.filter((other) => other !== name);
      return isRosterWhole(page, others);
    });
  }

  /** Until each page has said so of the other end, from a moment on. */
  untilSaidMs(from: number, sayings: readonly string[], directions: readonly Direction[]): number | undefined {
    return worst(directions.map((one) => delayUntilSaid(this.#pageOf(one.to), { name: one.from, from, sayings })));
  }

  untilTroubledMs(from: number, directions: readonly Direction[]): number | undefined {
    return this.untilSaidMs(from, TROUBLED, directions);
  }

  /** Whether what the pages say of each other at last is good. */
  isUntroubled(): boolean {
    return this.directions().every(({ from, to }) => ['good', 'weak'].includes(lastSaid(this.#pageOf(to), from) ?? ''));
  }

  /** Who has never been seen or heard, and what was said of them at last: such as "Ben not heard by Ana (lost)". */
  neverMet(): string[] {
    return this.directions().flatMap((one) => {
      const said = lastSaid(this.#pageOf(one.to), one.from) ?? 'not there';
      const fault = (what: string): string => `${one.from} not ${what} by ${one.to} (${said})`;
      return [
        ...(this.#pictures(one).length === 0 ? [fault('seen')] : []),
        ...(this.#voices(one).length === 0 ? [fault('heard')] : []),
      ];
    });
  }

  /** Who was said to be troubled by whom, such as "Ben of Ana: lost". */
  troubles({ from, to }: Span): string[] {
    return [...this.#notes].flatMap(([reader, { connections }]) =>
      connections
        .filter(({ at, connection }) => at >= from && at < to && TROUBLED.includes(connection))
        .map(({ at, name, connection }) => `${reader} of ${name}: ${connection} after ${Math.round(at - from)} ms`),
    );
  }

  /** What the pages said and showed from a moment on, for whoever wants to know how it came to something. */
  history(from: number): string[] {
    const events = [...this.#notes].flatMap(([reader, { connections, tiles, server }]) => [
      ...connections.map(({ at, name, connection }) => ({ at, text: `${reader} of ${name}: ${connection}` })),
      ...tiles.map(({ at, names }) => ({ at, text: `${reader} shows ${names.join(' and ')}` })),
      ...server.map(({ at, isLost }) => ({ at, text: `${reader}: the server is ${isLost ? 'lost' : 'there'}` })),
    ]);
    const later = events.filter(({ at }) => at >= from).sort((one, other) => one.at - other.at);
    return later.map(({ at, text }) => `${((at - from) / 1_000).toFixed(1)} s ${text}`);
  }

  /** Until every page has said that the server is gone, or is there, from a moment on. */
  untilServerMs(from: number, isLost: boolean): number | undefined {
    return worst(
      [...this.#notes.values()].map(({ server }) => {
        const said = server.find((one) => one.at >= from && one.isLost === isLost);
        return said && said.at - from;
      }),
    );
  }

  clicks(from: number): number {
    return [...this.#notes.values()].reduce((sum, { clicks }) => sum + clicks.filter((at) => at > from).length, 0);
  }

  /** Pictures of somebody else in a person's tile: none, one hopes. */
  mistaken(): number {
    const counts = [...this.#notes.values()].flatMap(({ mistaken }) => Object.values(mistaken));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  #pageOf(name: string): Notes {
    const notes = this.#notes.get(name);
    if (!notes) throw new Error(`${name} was not observed`);
    return notes;
  }

  #voices({ from, to }: Direction): readonly number[] {
    return this.#pageOf(to).voices[from] ?? [];
  }

  #pictures({ from, to }: Direction): readonly number[] {
    return this.#pageOf(to).pictures[from] ?? [];
  }
}
