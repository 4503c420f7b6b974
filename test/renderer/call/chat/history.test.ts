import { expect, test } from 'vitest';
import type { ChatMessage } from '../../../../renderer/call/call-state.ts';
import { historyMessages } from '../../../../renderer/call/chat/history.ts';
import { mergeHistory } from '../../../../renderer/call/chat/merge-history.ts';
import { controlMessage } from '../../../../renderer/call/peer/control-message.ts';

const ids = (text: string) => Array.from(text, (id) => ({ id }));
const written = (items: readonly { id: string }[]) => items.map(({ id }) => id).join('');

test.each([
  ['', 'abc', 'abc'],
  ['abc', '', 'abc'],
  ['cd', 'abc', 'abcd'],
  ['dx', 'abcde', 'abcdex'],
  // What both have keeps the order in which it came here.
  ['dc', 'abcd', 'abdc'],
  ['xbyd', 'abcde', 'axbcyde'],
  ['ab', 'aabb', 'ab'],
])('to %j is told %j: %j', (own, told, merged) => {
  expect(written(mergeHistory(ids(own), ids(told)))).toBe(merged);
});

function message(index: number, text: string, from = 'self'): ChatMessage {
  return { id: crypto.randomUUID(), from, name: 'Ana', text, at: index };
}

test('what was written goes in messages that every receiver takes, however much it is', () => {
  const chat = Array.from({ length: 700 }, (_, index) => message(index, `${index} ${'\u0001'.repeat(index * 5)}`));
  const messages = historyMessages({ chat, selfId: 'abcdefghijklmnop' }, 1_000);
  expect(messages.length).toBeGreaterThan(10);
  const read = messages.map((one) => controlMessage.parse(JSON.parse(JSON.stringify(one))));
  const entries = read.flatMap((one) => (one.type === 'history' ? one.entries : []));
  expect(entries.map(({ text }) => text)).toEqual(chat.slice(-500).map(({ text }) => text));
  expect(entries[0]).toMatchObject({ from: 'abcdefghijklmnop', name: 'Ana', age: 800 });
  expect(read.map((one) => one.type === 'history' && one.isLast)).toEqual(read.map((_, at) => at === read.length - 1));
  // By way of the server a message is base64, sealed: 49,152 characters at most.
  for (const one of messages) expect(JSON.stringify(one).length).toBeLessThan(34_000);
});

test('an empty chat is told as such', () => {
  expect(historyMessages({ chat: [], selfId: 'x' }, 0)).toEqual([{ type: 'history', entries: [], isLast: true }]);
});
