/** What somebody else wrote with markup, as one line of text: nothing of it is HTML any more. */
import { decodeHTML } from 'entities';

/** Looked at; the rest of a longer text is never shown. */
const MAX_SOURCE_LENGTH = 4_000;
const MAX_LENGTH = 300;

/** A tag begins with a letter: "a < b" is none. */
const BREAK = /<\/?(br|p|div|li|h\d)\b[^>]*>/gi;
const TAG = /<([a-z/!?][^>]*)>/gi;
/** Control characters, and those that turn the direction of what follows. */
const INVISIBLE = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

export function plainText(source: string): string {
  const bare = source.slice(0, MAX_SOURCE_LENGTH).replace(BREAK, ' ').replace(TAG, '');
  const text = decodeHTML(bare).replace(INVISIBLE, ' ').replace(/\s+/g, ' ').trim();
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH - 1).trimEnd()}…` : text;
}
