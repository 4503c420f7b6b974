import { expect, test } from 'vitest';
import type { ControlMessage } from '../../../../renderer/call/peer/control-message.ts';
import { Conversation, type Spoken } from '../../../../renderer/call/peer/conversation.ts';
import { SeededRandom } from '../../../signalling/seeded-random.ts';

function chat(text: string): ControlMessage {
  return { type: 'chat', id: '00000000-0000-4000-8000-000000000000', text };
}

function listener(): { conversation: Conversation; texts: string[] } {
  const texts: string[] = [];
  const conversation = new Conversation((message) => texts.push(message.type === 'chat' ? message.text : message.type));
  return { conversation, texts };
}

function say(speaker: Conversation, ...texts: string[]): Spoken[] {
  return texts.map((text) => speaker.say(chat(text)));
}

test('what comes twice and in disorder is heard once and in order', () => {
  const speaker = listener().conversation;
  const { conversation, texts } = listener();
  const [a, b, c] = say(speaker, 'a', 'b', 'c') as [Spoken, Spoken, Spoken];
  for (const spoken of [b, b, a, c, a, c]) conversation.hear(spoken);
  expect(texts).toEqual(['a', 'b', 'c']);
});

test('what is not known to have been heard is kept, and given up when it is', () => {
  const speaker = listener().conversation;
  const { conversation } = listener();
  const [a, b, c] = say(speaker, 'a', 'b', 'c') as [Spoken, Spoken, Spoken];
  conversation.hear(a);
  conversation.hear(c);
  expect(conversation.heard?.n).toBe(1);
  speaker.confirm(conversation.heard ?? { stream: '', n: 0 });
  expect(speaker.unheard).toEqual([b, c]);
  conversation.hear(b);
  speaker.confirm(conversation.heard ?? { stream: '', n: 0 });
  expect(speaker.unheard).toEqual([]);
  expect(speaker.unheardFor(0)).toEqual([]);
});

test('a confirmation of another stream confirms nothing', () => {
  const speaker = listener().conversation;
  say(speaker, 'a');
  speaker.confirm({ stream: 'another0', n: 5 });
  expect(speaker.unheard).toHaveLength(1);
});

test('whoever has come anew begins anew; what comes late of the life before counts no more', () => {
  const [before, after] = [listener().conversation, listener().conversation];
  const { conversation, texts } = listener();
  const [a, late] = say(before, 'a', 'late') as [Spoken, Spoken];
  const [first] = say(after, 'first') as [Spoken];
  for (const spoken of [a, first, late, a]) conversation.hear(spoken);
  expect(texts).toEqual(['a', 'first']);
});

test('whoever is met anew, and does not know it, says again what was not heard, from the beginning', () => {
  const speaker = listener().conversation;
  const before = listener();
  const [a, b] = say(speaker, 'a', 'b') as [Spoken, Spoken];
  before.conversation.hear(a);
  expect(speaker.confirm(before.conversation.heard)).toBe(false);
  // Another record of the same speaker, as after a long absence: it has heard nothing, or only what is in the middle.
  const { conversation, texts } = listener();
  conversation.hear(b);
  expect(texts).toEqual([]);
  expect(speaker.confirm(conversation.heard)).toBe(true);
  for (const spoken of speaker.unheard) conversation.hear(spoken);
  expect(texts).toEqual(['b']);
  expect(speaker.confirm(conversation.heard)).toBe(false);
  expect(speaker.unheard).toEqual([]);
  expect(speaker.confirm(undefined)).toBe(true);
});

test('a message that a newer app may send is passed over, and what follows it is heard', () => {
  const speaker = listener().conversation;
  const { conversation, texts } = listener();
  const [unknown, next] = say(speaker, 'x', 'next') as [Spoken, Spoken];
  conversation.hear({ ...unknown, message: { type: 'of the future' } });
  conversation.hear(next);
  expect(texts).toEqual(['next']);
});

test('any loss and any disorder, with everything unheard said again: all is heard once and in order', () => {
  const seeded = new SeededRandom(4711);
  const random = (): number => seeded.next();
  for (let round = 0; round < 200; round += 1) {
    const speaker = listener().conversation;
    const { conversation, texts } = listener();
    const sent = Array.from({ length: 20 }, (_, index) => `${index}`);
    say(speaker, ...sent);
    while (speaker.unheard.length > 0) {
      const arriving = speaker.unheard.filter(() => random() < 0.6).sort(() => random() - 0.5);
      for (const spoken of arriving) conversation.hear(spoken);
      if (conversation.heard && random() < 0.7) speaker.confirm(conversation.heard);
    }
    expect(texts).toEqual(sent);
  }
});
