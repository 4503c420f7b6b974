/** The name under which a file of somebody else may be shown and saved. Pure. */
import { MAX_FILE_NAME_LENGTH } from './file-message.ts';

/** Control characters, what turns the direction of text, and what has no width: `gpj.exe` must not look like a picture. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}]/gu;
/** What some system takes for a part of a path, or for more than a name. */
const SPECIAL = /[/\\:*?"<>|]/g;
/** Devices of Windows, with any ending. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
const MAX_ENDING_LENGTH = 20;

/** Always a name: what nothing is left of becomes `file`. */
export function cleanFileName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replaceAll(UNSEEN, '')
    .replaceAll(SPECIAL, '_')
    .replaceAll(/\s+/g, ' ')
    // A leading dot hides a file; Windows drops dots and spaces at the end.
    .replace(/^[. ]+/, '')
    .replace(/[. ]+$/, '');
  const short = shortened(plain);
  if (short === '') return 'file';
  return RESERVED.test(short) ? `_${short}` : short;
}

/** The ending stays: it says what a file is. */
function shortened(name: string): string {
  if (name.length <= MAX_FILE_NAME_LENGTH) return name;
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= MAX_ENDING_LENGTH ? name.slice(dot) : '';
  // Half of a surrogate pair is no character.
  return name.slice(0, MAX_FILE_NAME_LENGTH - ending.length).replace(/[\uD800-\uDBFF]$/, '') + ending;
}
