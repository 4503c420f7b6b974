import { expect, test } from 'vitest';
import type { ChatMessage } from '../../../renderer/call/call-state.ts';
import { chatGroups } from '../../../renderer/views/chat/chat-groups.ts';
import { textPieces } from '../../../renderer/views/chat/chat-text.ts';

function message(id: string, from: string, at: number): ChatMessage {
  return { id, from, name: from, text: id, at };
}

test('one sender within one minute is one group', () => {
  const groups = chatGroups([
    message('a', 'ben', 60_000),
    message('b', 'ben', 119_000),
    message('c', 'ben', 120_000),
    message('d', 'self', 121_000),
    message('e', 'ben', 122_000),
  ]);
  expect(groups.map(({ messages }) => messages.map(({ id }) => id))).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
});

test('a group keeps its key while it grows', () => {
  const first = message('a', 'ben', 0);
  expect(chatGroups([first])[0]?.id).toBe(chatGroups([first, message('b', 'ben', 1)])[0]?.id);
});

test.each([
  ['see https://a.example/x.', ['see ', 'https://a.example/x', '.']],
  ['(https://a.example/x)', ['(', 'https://a.example/x', ')']],
  ['https://a.example/x_(y)', ['https://a.example/x_(y)']],
  ['http://a.example, http://b.example', ['http://a.example', ', ', 'http://b.example']],
  ['no link here', ['no link here']],
])('%s', (text, pieces) => {
  expect(textPieces(text).map((piece) => piece.text)).toEqual(pieces);
});

test.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', 'http://'])('%s is no link', (text) => {
  expect(textPieces(text).some(({ kind }) => kind === 'link')).toBe(false);
});

test('nothing of a message is lost', () => {
  const text = 'a https://x.example/1?b=c#d, and\nhttps://y.example) e <https://z.example>';
  expect(
    textPieces(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});
