import { type CallState, withChat } from '../call-state.ts';
import type { Feature, FeatureMessage, Room } from '../feature.ts';
import { MAX_CHAT_LENGTH } from './chat-message.ts';
import { History } from './history.ts';
import { Typing } from './typing.ts';

/** What participants write to each other. */
export class Chat implements Feature {
  readonly #room: Room;
  readonly #history: History;
  readonly #typing: Typing;

  constructor(room: Room) {
    this.#room = room;
    this.#history = new History(room);
    this.#typing = new Typing(room);
    room.store.subscribe((now, before) => {
      if (before.status === 'in-call' && now.status !== 'in-call') this.#end();
    });
  }

  /** Reaches every participant once and in order. Empty text is not sent. */
  send(text: string): void {
    const state = this.#room.store.getState();
    const trimmed = text.trim().slice(0, MAX_CHAT_LENGTH);
    if (state.status !== 'in-call' || trimmed === '') return;
    const id = crypto.randomUUID();
    this.#room.broadcast({ type: 'chat', id, text: trimmed });
    this.#typing.sent();
    this.#set(withChat(state, { id, from: 'self', name: state.name, text: trimmed, at: Date.now() }));
  }

  /** To be called with each letter, and when the field is empty again: the others see that self is writing. */
  setTyping(isTyping: boolean): void {
    this.#typing.say(isTyping);
  }

  receive(from: string, message: FeatureMessage): boolean {
    switch (message.type) {
      case 'chat':
        this.#typing.hear(from, false);
        this.#add(from, message);
        return true;
      case 'typing':
        this.#typing.hear(from, message.isTyping);
        return true;
      case 'history-wanted':
        this.#history.answer(from);
        return true;
      case 'history':
        this.#history.receive(from, message);
        return true;
      default:
        return false;
    }
  }

  greet(id: string): void {
    this.#history.greet(id);
  }

  forget(id: string): void {
    this.#typing.hear(id, false);
    this.#history.forget(id);
  }

  #add(from: string, { id, text }: { id: string; text: string }): void {
    const state = this.#room.store.getState();
    if (state.status !== 'in-call') return;
    const name = state.participants.find((one) => one.id === from)?.name ?? '';
    this.#set(withChat(state, { id, from, name, text, at: Date.now() }));
  }

  #end(): void {
    this.#typing.end();
    this.#history.end();
  }

  #set(state: CallState): void {
    this.#room.store.setState(state, true);
  }
}
