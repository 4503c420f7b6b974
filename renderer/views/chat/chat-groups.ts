/** Messages of one sender within one minute stand together, unless something stands between them. Pure. */
import type { ChatMessage } from '../../call/call-state.ts';

export type ChatGroup = {
  /** Id of the first message: stable while the group grows. */
  readonly id: string;
  readonly from: string;
  readonly name: string;
  readonly at: number;
  /** By whose word they are known; undefined for what was heard of the sender. */
  readonly toldBy: string | undefined;
  /** What stands above them. */
  readonly above: 'told' | 'new' | undefined;
  readonly messages: readonly ChatMessage[];
};

const MINUTE_MS = 60_000;

/** @param firstNew id of the first message that has not been read */
export function chatGroups(messages: readonly ChatMessage[], firstNew?: string): ChatGroup[] {
  const groups: (ChatGroup & { readonly messages: ChatMessage[] })[] = [];
  for (const message of messages) {
    const last = groups.at(-1);
    const { id, from, name, at, toldBy } = message;
    const isTold = toldBy !== undefined && toldBy !== last?.toldBy;
    const above = id === firstNew ? 'new' : isTold ? 'told' : undefined;
    if (last && above === undefined && belongs(message, last)) last.messages.push(message);
    else groups.push({ id, from, name, at, toldBy, above, messages: [message] });
  }
  return groups;
}

function belongs({ from, at, toldBy }: ChatMessage, last: ChatGroup): boolean {
  return last.from === from && last.toldBy === toldBy && minuteOf(last.at) === minuteOf(at);
}

function minuteOf(at: number): number {
  return Math.floor(at / MINUTE_MS);
}
