import { expect, test } from 'vitest';
import { Absent } from '../../../../renderer/call/peer/absent.ts';
import type { ControlMessage } from '../../../../renderer/call/peer/control-message.ts';
import { Conversation } from '../../../../renderer/call/peer/conversation.ts';

const chat = (text: string): ControlMessage => ({ type: 'chat', id: crypto.randomUUID(), text });

test('who went without a word and comes back hears what was said before and meanwhile, once and in order', () => {
  const texts: string[] = [];
  const listener = new Conversation((message) => message.type === 'chat' && texts.push(message.text));
  const speaker = new Conversation(() => undefined);
  listener.hear(speaker.say(chat('heard')));
  speaker.confirm(listener.heard);
  speaker.say(chat('lost on its way'));

  const absent = new Absent();
  absent.keep('ben', speaker);
  absent.say(chat('meanwhile'));
  const again = absent.take('ben');
  expect(again).toBe(speaker);
  absent.say(chat('to those who are still away'));
  again?.say(chat('welcome back'));
  for (const spoken of again?.unheard ?? []) listener.hear(spoken);
  expect(texts).toEqual(['heard', 'lost on its way', 'meanwhile', 'welcome back']);
});

test('nobody comes back twice, and a stranger brings nothing', () => {
  const absent = new Absent();
  absent.keep('ben', new Conversation(() => undefined));
  expect(absent.take('chloe')).toBeUndefined();
  expect(absent.take('ben')).toBeDefined();
  expect(absent.take('ben')).toBeUndefined();
});
