/** Messages of one sender within one minute stand together. Pure. */
import type { ChatMessage } from '../../call/call-state.ts';

export type ChatGroup = {
  /** Id of the first message: stable while the group grows. */
  readonly id: string;
  readonly from: string;
  readonly name: string;
  readonly at: number;
  readonly messages: readonly ChatMessage[];
};

const MINUTE_MS = 60_000;

export function chatGroups(messages: readonly ChatMessage[]): ChatGroup[] {
  const groups: (ChatGroup & { readonly messages: ChatMessage[] })[] = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (last && last.from === message.from && minuteOf(last.at) === minuteOf(message.at)) {
      last.messages.push(message);
    } else {
      const { id, from, name, at } = message;
      groups.push({ id, from, name, at, messages: [message] });
    }
  }
  return groups;
}

function minuteOf(at: number): number {
  return Math.floor(at / MINUTE_MS);
}
