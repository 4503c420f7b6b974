import type { Notes } from '../page/notes.ts';
import { worst } from './gaps.ts';

export type NotesByName = ReadonlyMap<string, Notes>;

/** Whether everybody has read what everybody has typed, once each and in order. */
export function isChatComplete(notes: NotesByName): boolean {
  return [...notes.keys()].every((sender) =>
    [...notes.values()].every((reader) => {
      const typed = notes.get(sender)?.typed.map(({ text }) => text) ?? [];
      return messagesFrom(sender, reader).join('\n') === typed.join('\n');
    }),
  );
}

/**
 * The longest that a message took from typing to reading; one that was typed before `from` counts from there. What
 * was read before `from` does not count. Undefined when a message never came.
 */
export function longestDelay(notes: NotesByName, from: number): number | undefined {
  const delays = [...notes].flatMap(([sender, { typed }]) =>
    [...notes].flatMap(([name, reader]) =>
      name === sender ? [] : typed.map((message) => delayOf(message, reader, from)),
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
