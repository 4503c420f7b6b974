import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CallState } from '../call-state.ts';
import type { Feature, FeatureMessage, Room } from '../feature.ts';
import type { LocalMediaState } from '../media/local-media-state.ts';
import { type Author, Board, MAX_STROKES, type Stroke } from './board.ts';
import { MarkLimit } from './mark-limit.ts';
import type { EraseMessage, PointMessage, StrokeMessage } from './mark-message.ts';
import { chunks, Pen, placeOf } from './pen.ts';
import { POINTER_MS, type Pointer, Pointers } from './pointers.ts';

const POINT_INTERVAL_MS = 50;
/** More people than a room has. */
const MAX_BOARDS = 64;

/** Of one share, as far as buttons and sentences need it; the marks themselves are asked for when they are drawn. */
export type ShareMarks = {
  readonly mayDraw: boolean;
  /** How many strokes of self there are, and of all. */
  readonly own: number;
  readonly all: number;
  /** Who of the others points or draws right now. */
  readonly active: string | undefined;
};

export type MarksState = Readonly<Record<string, ShareMarks>>;

export const NO_MARKS: ShareMarks = { mayDraw: false, own: 0, all: 0, active: undefined };

/** Pointing and drawing on shared screens. A share is known by its sharer's id; self's by self's own. */
export class Marks implements Feature {
  readonly store = createStore<MarksState>(() => ({}));
  readonly #room: Room;
  readonly #media: StoreApi<LocalMediaState>;
  readonly #boards = new Map<string, Board>();
  readonly #pointers = new Pointers();
  readonly #limits = new Map<string, MarkLimit>();
  readonly #listeners = new Set<(share: string) => void>();
  readonly #fading = new Map<string, ReturnType<typeof setTimeout>>();
  /** Of self's own shares: it only grows, so that nobody takes an old word for a new one. */
  #epoch = 0;
  #strokeCount = 0;
  #pointedAt = 0;
  #nextPoint: ReturnType<typeof setTimeout> | undefined;

  /** @param media whose screen is the own share */
  constructor(room: Room, media: StoreApi<LocalMediaState>) {
    this.#room = room;
    this.#media = media;
    media.subscribe((now, before) => this.#followScreen(now, before));
    room.store.subscribe((now, before) => this.#followShares(now, before));
  }

  /** Calls back when there is something else to draw on a share. Returns its undo. */
  onChange(share: string, listener: () => void): () => void {
    const listen = (changed: string): void => {
      if (changed === share) listener();
    };
    this.#listeners.add(listen);
    return () => this.#listeners.delete(listen);
  }

  strokes(share: string): readonly Stroke[] {
    return this.#boards.get(share)?.visible() ?? [];
  }

  /** Those that have not faded, by `performance.now()`. */
  pointers(share: string, now: number): readonly Pointer[] {
    return this.#pointers.on(share, now);
  }

  /** Shows the others where one looks: 0…1 of the picture. May be called for each movement. */
  point(share: string, x: number, y: number): void {
    const self = this.#self();
    if (!self || !this.#mayDraw(share)) return;
    this.#pointers.set(share, { author: self, x, y, at: performance.now() });
    this.#change(share);
    clearTimeout(this.#nextPoint);
    const wait = Math.max(0, this.#pointedAt + POINT_INTERVAL_MS - performance.now());
    this.#nextPoint = setTimeout(() => {
      this.#pointedAt = performance.now();
      this.#room.sayNow({ type: 'point', share, x: placeOf(x), y: placeOf(y) });
    }, wait);
  }

  /** Begins a stroke; undefined where one may not draw. */
  startStroke(share: string): Pick<Pen, 'draw' | 'end'> | undefined {
    const self = this.#self();
    const board = this.#boards.get(share);
    if (!self || !board || !this.#mayDraw(share)) return undefined;
    const first = board.of(self.id).at(-MAX_STROKES);
    if (first) this.#erase(share, first.id);
    this.#strokeCount += 1;
    const stroke = this.#strokeCount;
    const { epoch } = board;
    return new Pen({
      onDraw: (at, points) => {
        board.add(self, { epoch, stroke, at, points });
        this.#change(share);
      },
      onTell: (at, points) => this.#room.broadcast({ type: 'stroke', share, epoch, stroke, at, points }),
    });
  }

  /** Takes the last own stroke away. */
  undo(share: string): void {
    const last = this.#boards
      .get(share)
      ?.of(this.#self()?.id ?? '')
      .at(-1);
    if (last) this.#erase(share, last.id);
  }

  clearMine(share: string): void {
    this.#erase(share, null);
  }

  /** Of the sharer: everybody's. */
  clearAll(): void {
    const self = this.#self();
    if (self) this.#setBoard(self.id, this.#boards.get(self.id)?.mayDraw ?? true);
  }

  /** Of the sharer. Switching off takes away what was drawn. */
  setMayDraw(mayDraw: boolean): void {
    const self = this.#self();
    if (self) this.#setBoard(self.id, mayDraw);
  }

  receive(from: string, message: FeatureMessage): boolean {
    switch (message.type) {
      case 'board':
        this.#board(from)?.set(message.epoch, message.mayDraw);
        this.#change(from);
        return true;
      case 'stroke':
      case 'erase':
      case 'point':
        if (this.#allows(from)) this.#take(from, message);
        return true;
      default:
        return false;
    }
  }

  /** Each tells their own: the sharer the board, everybody what they have drawn. */
  greet(id: string): void {
    const self = this.#self();
    if (!self) return;
    // Whoever has come back still shares, under another id.
    if (this.#media.getState().screen.status === 'on' && !this.#boards.has(self.id)) this.#setBoard(self.id, true);
    const own = this.#boards.get(self.id);
    if (own) this.#room.say(id, { type: 'board', epoch: own.epoch, mayDraw: own.mayDraw });
    for (const [share, board] of this.#boards) {
      for (const { id: stroke, epoch, points } of board.of(self.id)) {
        for (const [at, part] of chunks(points)) {
          this.#room.say(id, { type: 'stroke', share, epoch, stroke, at, points: part });
        }
      }
    }
  }

  forget(id: string): void {
    this.#limits.delete(id);
    this.#pointers.forget(id);
    this.#drop(id);
  }

  #take(from: string, message: StrokeMessage | EraseMessage | PointMessage): void {
    const { share } = message;
    const board = this.#board(share);
    const author = this.#author(from);
    if (!board || !author) return;
    if (message.type === 'stroke') board.add(author, message);
    else if (message.type === 'erase') board.erase(author, message);
    else if (board.mayDraw || from === share) {
      const { x, y } = message;
      this.#pointers.set(share, { author, x, y, at: performance.now() });
    }
    if (message.type !== 'erase') this.#note(share, from);
    this.#change(share);
  }

  #erase(share: string, stroke: number | null): void {
    const self = this.#self();
    const board = this.#boards.get(share);
    if (!self || !board) return;
    const message: EraseMessage = { type: 'erase', share, epoch: board.epoch, stroke };
    board.erase(self, message);
    this.#room.broadcast(message);
    this.#change(share);
  }

  #setBoard(self: string, mayDraw: boolean): void {
    this.#epoch += 1;
    this.#board(self)?.set(this.#epoch, mayDraw);
    this.#room.broadcast({ type: 'board', epoch: this.#epoch, mayDraw });
    this.#change(self);
  }

  /** Another source is another board. */
  #followScreen({ screen: now }: LocalMediaState, { screen: before }: LocalMediaState): void {
    const self = this.#self();
    if (now === before || !self) return;
    if (now.status !== 'on') return this.#drop(self.id);
    const isNew = before.status !== 'on' || before.source.count !== now.source.count;
    if (isNew) this.#setBoard(self.id, this.#boards.get(self.id)?.mayDraw ?? true);
  }

  #followShares(now: CallState, before: CallState): void {
    if (this.#boards.size === 0 || before.status !== 'in-call') return;
    const participants = now.status === 'in-call' ? now.participants : [];
    if (participants === before.participants) return;
    const sharing = new Set(participants.filter(({ hasScreen }) => hasScreen).map(({ id }) => id));
    for (const { id, hasScreen } of before.participants) if (hasScreen && !sharing.has(id)) this.#drop(id);
    if (now.status !== 'in-call') for (const share of [...this.#boards.keys()]) this.#drop(share);
  }

  #drop(share: string): void {
    if (!this.#boards.delete(share)) return;
    this.#pointers.delete(share);
    clearTimeout(this.#fading.get(share));
    this.#fading.delete(share);
    const { [share]: _, ...rest } = this.store.getState();
    this.store.setState(rest, true);
    for (const listener of this.#listeners) listener(share);
  }

  #board(share: string): Board | undefined {
    const known = this.#boards.get(share);
    if (known || this.#boards.size >= MAX_BOARDS) return known;
    const board = new Board(share);
    this.#boards.set(share, board);
    return board;
  }

  #mayDraw(share: string): boolean {
    return this.#boards.get(share)?.mayDraw === true || share === this.#self()?.id;
  }

  #self(): Author | undefined {
    const state = this.#room.store.getState();
    return state.status === 'in-call' ? { id: state.selfId, name: state.name } : undefined;
  }

  #author(id: string): Author | undefined {
    const state = this.#room.store.getState();
    return state.status === 'in-call' ? state.participants.find((one) => one.id === id) : undefined;
  }

  #allows(from: string): boolean {
    const limit = this.#limits.get(from) ?? new MarkLimit();
    this.#limits.set(from, limit);
    return limit.allows(performance.now());
  }

  /** Somebody points or draws, until they have not for a while. */
  #note(share: string, from: string): void {
    clearTimeout(this.#fading.get(share));
    const end = (): void => this.#setActive(share, undefined);
    this.#fading.set(share, setTimeout(end, POINTER_MS));
    this.#setActive(share, from);
  }

  #setActive(share: string, active: string | undefined): void {
    const known = this.store.getState()[share] ?? NO_MARKS;
    if (known.active !== active) this.store.setState({ [share]: { ...known, active } });
  }

  #change(share: string): void {
    const board = this.#boards.get(share);
    const known = this.store.getState()[share] ?? NO_MARKS;
    const own = board?.of(this.#self()?.id ?? '').length ?? 0;
    const now: ShareMarks = { ...known, mayDraw: board?.mayDraw ?? false, own, all: board?.visible().length ?? 0 };
    const isSame = now.mayDraw === known.mayDraw && now.own === known.own && now.all === known.all;
    if (board && !isSame) this.store.setState({ [share]: now });
    for (const listener of this.#listeners) listener(share);
  }
}
