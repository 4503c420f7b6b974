import type { ControlMessage } from './control-message.ts';
import type { Conversation } from './conversation.ts';

/** Conversations with those who have gone without a word: whoever comes back hears what was said meanwhile. */
export class Absent {
  readonly #conversations = new Map<string, Conversation>();

  keep(id: string, conversation: Conversation): void {
    this.#conversations.set(id, conversation);
  }

  /** They are here again. Undefined for somebody new. */
  take(id: string): Conversation | undefined {
    const conversation = this.#conversations.get(id);
    this.#conversations.delete(id);
    return conversation;
  }

  say(message: ControlMessage): void {
    for (const conversation of this.#conversations.values()) conversation.say(message);
  }
}
