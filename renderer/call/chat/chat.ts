import { type CallState, withChat } from '../call-state.ts';
import type { Feature, FeatureMessage, Room } from '../feature.ts';
import { MAX_CHAT_LENGTH } from '../peer/control-message.ts';

/** What participants write to each other. */
export class Chat implements Feature {
  readonly #room: Room;

  constructor(room: Room) {
    this.#room = room;
  }

  /** Reaches every participant once and in order. Empty text is not sent. */
  send(text: string): void {
    const state = this.#room.store.getState();
    const trimmed = text.trim().slice(0, MAX_CHAT_LENGTH);
    if (state.status !== 'in-call' || trimmed === '') return;
    const id = crypto.randomUUID();
    this.#room.broadcast({ type: 'chat', id, text: trimmed });
    this.#set(withChat(state, { id, from: 'self', name: state.name, text: trimmed, at: Date.now() }));
  }

  receive(from: string, message: FeatureMessage): boolean {
    if (message.type !== 'chat') return false;
    const state = this.#room.store.getState();
    if (state.status !== 'in-call') return true;
    const name = state.participants.find(({ id }) => id === from)?.name ?? '';
    this.#set(withChat(state, { id: message.id, from, name, text: message.text, at: Date.now() }));
    return true;
  }

  #set(state: CallState): void {
    this.#room.store.setState(state, true);
  }
}
