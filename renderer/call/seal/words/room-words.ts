/**
 * Seven words that carry a room's secret by voice: 80 random bits, and a checksum of 10, as one number in base 7,772.
 * Nobody chooses them. 2^80 guesses, four hashes each, are beyond anybody, so no slow hash stands before them; and
 * who guesses them after the call opens cards, not what was said: pairs agree on keys of their own.
 */
import { toBase64Url } from '../base64-url.ts';
import { type Bytes, readBigEndian } from '../bytes.ts';
import { hashTranscript, transcript } from '../transcript.ts';
import { closestWord } from './closest-word.ts';
import { loadWords, WORD_COUNT } from './word-list.ts';

export type RoomWordsFailure =
  | { readonly reason: 'empty' }
  | { readonly reason: 'wrong-count'; readonly count: number }
  | { readonly reason: 'unknown-word'; readonly word: string; readonly suggestion?: string }
  /** All are words of the list, but not these seven in this order. */
  | { readonly reason: 'wrong-checksum' };

export const ROOM_WORD_COUNT = 7;
const CHECKSUM_BITS = 10n;
const SEED_BYTES = 10;
const BASE = BigInt(WORD_COUNT);

/** A room's secret, 32 bytes as base64url; whoever made it knows it as words too. */
export type RoomSecret = { readonly secret: string; readonly words?: string };

export async function freshRoomSecret(): Promise<RoomSecret> {
  const seed = crypto.getRandomValues(new Uint8Array(SEED_BYTES));
  return { secret: toBase64Url(await secretOfRoomWords(seed)), words: await writeRoomWords(seed) };
}

/** @param seed 10 random bytes; with spaces between the words */
export async function writeRoomWords(seed: Bytes): Promise<string> {
  const words = await loadWords();
  let number = (toNumber(seed) << CHECKSUM_BITS) | (await checksum(seed));
  const written: string[] = [];
  for (let index = 0; index < ROOM_WORD_COUNT; index += 1) {
    written.unshift(words[Number(number % BASE)] ?? '');
    number /= BASE;
  }
  return written.join(' ');
}

/** Takes what a person typed: any case, and anything that is no letter between the words. */
export async function readRoomWords(
  text: string,
): Promise<{ ok: true; seed: Bytes } | ({ ok: false } & RoomWordsFailure)> {
  const typed =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  if (typed.length === 0) return { ok: false, reason: 'empty' };
  const words = await loadWords();
  const unknown = typed.find((word) => !words.includes(word));
  if (unknown !== undefined) return { ok: false, ...unknownWord(words, unknown) };
  if (typed.length !== ROOM_WORD_COUNT) return { ok: false, reason: 'wrong-count', count: typed.length };
  const number = typed.reduce((sum, word) => sum * BASE + BigInt(words.indexOf(word)), 0n);
  const seed = toBytes(number >> CHECKSUM_BITS);
  const isWhole = seed !== undefined && (await checksum(seed)) === BigInt.asUintN(Number(CHECKSUM_BITS), number);
  return isWhole ? { ok: true, seed } : { ok: false, reason: 'wrong-checksum' };
}

/** The 32 bytes that an invitation by link carries as they are. */
export async function secretOfRoomWords(seed: Bytes): Promise<Bytes> {
  const material = await crypto.subtle.importKey('raw', seed, 'HKDF', false, ['deriveBits']);
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: transcript('words') };
  return new Uint8Array(await crypto.subtle.deriveBits(parameters, material, 256));
}

function unknownWord(words: readonly string[], word: string): RoomWordsFailure {
  const suggestion = closestWord(words, word);
  return { reason: 'unknown-word', word, ...(suggestion === undefined ? {} : { suggestion }) };
}

async function checksum(seed: Bytes): Promise<bigint> {
  const hash = await hashTranscript('words-checksum', seed);
  return BigInt(readBigEndian(hash.subarray(0, 2)) >>> (16 - Number(CHECKSUM_BITS)));
}

function toNumber(bytes: Bytes): bigint {
  return bytes.reduce((number, byte) => (number << 8n) | BigInt(byte), 0n);
}

/** Undefined when it does not fit: seven words can say a little more than 90 bits. */
function toBytes(number: bigint): Bytes | undefined {
  if (number >> BigInt(8 * SEED_BYTES)) return undefined;
  return Uint8Array.from({ length: SEED_BYTES }, (_, index) =>
    Number((number >> BigInt(8 * (SEED_BYTES - 1 - index))) & 0xffn),
  );
}
