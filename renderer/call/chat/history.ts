import type { ChatMessage, InCall } from '../call-state.ts';
import type { Room } from '../feature.ts';
import type { ControlMessage } from '../peer/control-message.ts';
import { ageOf, type HistoryEntry, MAX_ENTRIES } from './chat-message.ts';
import { mergeHistory } from './merge-history.ts';

/** The newest that a newcomer is told. */
const MAX_TOLD = 500;
/** JSON of one message: with what sealing adds it still goes by way of the server. */
const MAX_TOLD_LENGTH = 16_000;
/** Whoever has not answered by then is not waited for. */
const ANSWER_TIMEOUT_MS = 5_000;
/** Of one asker. */
const MAX_ANSWERS = 3;

/** A newcomer asks one after another of those who were there, until one has told everything. */
export class History {
  readonly #room: Room;
  readonly #asked = new Set<string>();
  readonly #answers = new Map<string, number>();
  #teller: string | undefined;
  #toldCount = 0;
  #isTold = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(room: Room) {
    this.#room = room;
  }

  /** There is a channel to somebody. */
  greet(id: string): void {
    const wasHere = this.#state()?.participants.find((one) => one.id === id)?.wasHere ?? false;
    if (!wasHere || this.#isTold || this.#teller !== undefined || this.#asked.has(id)) return;
    this.#asked.add(id);
    this.#teller = id;
    this.#timer = setTimeout(() => this.#askNext(), ANSWER_TIMEOUT_MS);
    this.#room.say(id, { type: 'history-wanted' });
  }

  forget(id: string): void {
    this.#answers.delete(id);
    if (this.#teller === id) this.#askNext();
  }

  answer(to: string): void {
    const state = this.#state();
    const count = this.#answers.get(to) ?? 0;
    if (!state || count >= MAX_ANSWERS) return;
    this.#answers.set(to, count + 1);
    for (const message of historyMessages(state, Date.now())) this.#room.say(to, message);
  }

  /** Of others than the one who was asked it is not taken. */
  receive(from: string, { entries, isLast }: Extract<ControlMessage, { type: 'history' }>): void {
    const state = this.#state();
    if (!state || from !== this.#teller || this.#isTold) return;
    this.#toldCount += entries.length;
    if (isLast || this.#toldCount >= MAX_TOLD) this.#finish();
    const teller = state.participants.find(({ id }) => id === from)?.name ?? '';
    const told = entries.filter((entry) => entry.from !== state.selfId).map((entry) => messageOf(entry, teller));
    this.#room.store.setState({ ...state, chat: mergeHistory(state.chat, told) }, true);
  }

  end(): void {
    this.#finish();
    this.#isTold = false;
    this.#toldCount = 0;
    this.#asked.clear();
    this.#answers.clear();
  }

  #finish(): void {
    clearTimeout(this.#timer);
    this.#teller = undefined;
    this.#isTold = true;
  }

  #askNext(): void {
    clearTimeout(this.#timer);
    this.#teller = undefined;
    for (const { id, connection } of this.#state()?.participants ?? []) if (connection === 'good') this.greet(id);
  }

  #state(): InCall | undefined {
    const state = this.#room.store.getState();
    return state.status === 'in-call' ? state : undefined;
  }
}

/** The newest that were written, oldest first, in bounded messages. */
export function historyMessages({ chat, selfId }: Pick<InCall, 'chat' | 'selfId'>, now: number): ControlMessage[] {
  const batches: HistoryEntry[][] = [[]];
  let length = 0;
  for (const entry of chat.slice(-MAX_TOLD).map((message) => entryOf(message, selfId, now))) {
    const size = JSON.stringify(entry).length;
    const isFull = length + size > MAX_TOLD_LENGTH || (batches.at(-1)?.length ?? 0) >= MAX_ENTRIES;
    if (isFull && length > 0) {
      batches.push([]);
      length = 0;
    }
    batches.at(-1)?.push(entry);
    length += size;
  }
  return batches.map((entries, index) => ({ type: 'history', entries, isLast: index === batches.length - 1 }));
}

function entryOf({ id, from, name, text, at, file }: ChatMessage, selfId: string, now: number): HistoryEntry {
  const entry = { id, from: from === 'self' ? selfId : from, name, age: ageOf(at, now), text };
  if (!file) return entry;
  const { size, mediaType } = file;
  return { ...entry, file: { name: file.name, size, mediaType } };
}

function messageOf({ id, from, name, age, text, file }: HistoryEntry, toldBy: string): ChatMessage {
  const message = { id, from, name, text, at: Date.now() - age, toldBy };
  return file ? { ...message, file: { id, ...file } } : message;
}
