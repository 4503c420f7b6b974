import { expect, test } from 'vitest';
import type { ChatMessage, Participant } from '../../../renderer/call/call-state.ts';
import { happenings } from '../../../renderer/views/call/happenings.ts';
import { announce, announcements } from '../../../renderer/views/parts/announce.ts';

// Nothing here looks at the rest of a participant.
const BEN = { id: 'ben', name: 'Ben', hasScreen: false } as Participant;

function message(id: string, from: string, name: string): ChatMessage {
  return { id, from, name, text: 'Hello', at: 0 };
}

const START = { participants: [BEN], chat: [message('1', 'ben', 'Ben')] };

test('a screen is told when it comes and when it goes', () => {
  const busy = { ...START, participants: [{ ...BEN, hasScreen: true }] };
  expect(happenings(START, busy)).toEqual([{ what: 'shares', name: 'Ben' }]);
  expect(happenings(busy, START)).toEqual([{ what: 'sharesNoMore', name: 'Ben' }]);
  expect(happenings(busy, { ...busy, participants: [{ ...BEN, hasScreen: true, isSpeaking: true }] })).toEqual([]);
});

test('who comes with a screen is told as coming, and no more', () => {
  const came = { ...START, participants: [BEN, { ...BEN, id: 'chloé', name: 'Chloé', hasScreen: true }] };
  expect(happenings(START, came)).toEqual([]);
});

test('a writer is named once however much they wrote, oneself never', () => {
  const chat = [...START.chat, message('2', 'ben', 'Ben'), message('3', 'self', 'Ana'), message('4', 'ben', 'Ben')];
  expect(happenings(START, { ...START, chat })).toEqual([{ what: 'wrote', name: 'Ben' }]);
});

test('two announcements of one moment are both there', () => {
  announce('One');
  announce('One');
  expect(announcements.getState().map(({ text }) => text)).toEqual(['One', 'One']);
});
