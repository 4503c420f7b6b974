import type { Notes } from '../page/notes.ts';
import { worst } from './gaps.ts';

export type NotesByName = ReadonlyMap<string, Notes>;

/** Who has not read what somebody has typed, once each and in order: such as "Ben of Ana: 3 of 40, lacks Ana 4". */
export function chatFaults(notes: NotesByName): string[] {
  return [...notes].flatMap(([sender, { typed }]) => {
    const wanted = typed.map(({ text }) => text);
    return [...notes].flatMap(([name, reader]) =>
      faultOf(wanted, messagesFrom(sender, reader), `${name} of ${sender}`),
    );
  });
}

function faultOf(typed: readonly string[], read: readonly string[], whose: string): string[] {
  if (read.join('\n') === typed.join('\n')) return [];
  const lacking = typed.filter((text) => !read.includes(text));
  const what = lacking.length > 0 ? `lacks ${lacking.slice(0, 5).join(', ')}` : 'in another order, or twice';
  return [`${whose}: ${read.length} of ${typed.length} messages, ${what}`];
}

/**
 * The longest that a message took from typing to reading, of those that were typed in the span or not yet read when it
 * began; these count from there. Undefined when a message never came.
 */
export function longestDelay(notes: NotesByName, { from, to }: { from: number; to: number }): number | undefined {
  const delays = [...notes].flatMap(([sender, { typed }]) =>
    [...notes].flatMap(([name, reader]) =>
      name === sender ? [] : typed.filter(({ at }) => at < to).map((message) => delayOf(message, reader, from)),
    ),
  );
  return worst(delays);
}

function delayOf({ at, text }: { at: number; text: string }, reader: Notes, from: number): number | undefined {
  const read = reader.messages.find((message) => message.text === text);
  return read && Math.max(0, read.at - Math.max(at, from));
}

function messagesFrom(sender: string, { messages }: Notes): string[] {
  return messages.map(({ text }) => text).filter((text) => text.startsWith(`${sender} `));
}
