/** Thirty bits that two people can compare by voice: five pictures with names, or nine digits. */
import { type Bytes, readBigEndian } from '../bytes.ts';
import { EMOJI, type Emoji } from './emoji.ts';

export type SpokenCode = {
  /** Five. */
  readonly emoji: readonly Emoji[];
  /** `123 456 789` */
  readonly digits: string;
};

const BITS_PER_EMOJI = 6;
const EMOJI_COUNT = 5;
const DIGITS = 9;

/** @param hash 32 bytes that nobody could choose: see what each caller commits to first */
export function spokenCode(hash: Bytes): SpokenCode {
  // 32 bits, of which the first 30 count.
  const bits = readBigEndian(hash.subarray(0, 4)) >>> 2;
  const emoji = Array.from({ length: EMOJI_COUNT }, (_, index) => {
    const place = (bits >>> (BITS_PER_EMOJI * (EMOJI_COUNT - 1 - index))) % EMOJI.length;
    return EMOJI[place] ?? EMOJI[0];
  });
  // 2^48 is no multiple of 10^9, but so much larger that no number is noticeably likelier.
  const number = readBigEndian(hash.subarray(4, 10)) % 10 ** DIGITS;
  const digits = String(number).padStart(DIGITS, '0');
  return { emoji, digits: digits.replace(/(\d{3})(?=\d)/g, '$1 ') };
}
