/** Changes right bytes into wrong ones: never the same as any that they were made of. */
import { fromBase64Url, toBase64Url } from '../../renderer/call/seal/base64-url.ts';
import type { Bytes } from '../../renderer/call/seal/bytes.ts';
import type { SeededRandom } from '../signalling/seeded-random.ts';

const CHANGES: readonly ((random: SeededRandom, bytes: Bytes, other: Bytes) => Bytes)[] = [
  flipBit,
  flipBit,
  setByte,
  (random, bytes) => bytes.slice(0, random.below(bytes.length)),
  (random, bytes) => bytes.slice(random.below(bytes.length)),
  (random, bytes) => joined(bytes, noise(random, 1 + random.below(40))),
  (random, bytes) => joined(noise(random, 1 + random.below(8)), bytes),
  // The beginning of one, the end of another.
  (random, bytes, other) => {
    const at = random.below(Math.min(bytes.length, other.length));
    return joined(bytes.subarray(0, at), other.subarray(at));
  },
  swapBytes,
  setLength,
  (random) => noise(random, random.below(400)),
];

export function brokenBytes(random: SeededRandom, right: readonly Uint8Array[]): Bytes {
  for (;;) {
    const [bytes, other] = [new Uint8Array(random.pick(right)), new Uint8Array(random.pick(right))];
    let broken = bytes;
    for (let left = 1 + random.below(3); left > 0; left -= 1) {
      broken = random.pick(CHANGES)(random, broken.length > 0 ? broken : bytes, other);
    }
    if (!right.some((one) => isEqual(one, broken))) return broken;
  }
}

/** Most of them broken before base64url, some in their text. */
export function breaker(right: readonly string[]): (random: SeededRandom) => string {
  const decoded = right.map(fromBase64Url);
  return (random) => (random.next() < 0.9 ? toBase64Url(brokenBytes(random, decoded)) : brokenText(random, right));
}

function brokenText(random: SeededRandom, right: readonly string[]): string {
  const text = random.pick(right);
  const at = random.below(text.length);
  const broken = `${text.slice(0, at)}${random.pick(['=', ' ', '+', '/', '\u0000', 'é', 'A', '_', ''])}${text.slice(at + random.below(2))}`;
  return right.includes(broken) ? `${broken}!` : broken;
}

function flipBit(random: SeededRandom, bytes: Bytes): Bytes {
  const changed = new Uint8Array(bytes);
  const at = random.below(bytes.length);
  changed[at] = (changed[at] ?? 0) ^ (1 << random.below(8));
  return changed;
}

function setByte(random: SeededRandom, bytes: Bytes): Bytes {
  return bytes.with(random.below(bytes.length), random.pick([0, 1, 0x7f, 0x80, 0xff]));
}

function swapBytes(random: SeededRandom, bytes: Bytes): Bytes {
  const [one, other] = [random.below(bytes.length), random.below(bytes.length)];
  return bytes.with(one, bytes[other] ?? 0).with(other, bytes[one] ?? 0);
}

/** Four bytes somewhere: a length, a counter. */
function setLength(random: SeededRandom, bytes: Bytes): Bytes {
  const changed = new Uint8Array(bytes);
  const at = random.below(Math.max(1, bytes.length - 4));
  changed.set(
    random
      .pick([
        [0, 0, 0, 0],
        [255, 255, 255, 255],
        [0, 0, 0, 32],
        [0, 0, 1, 0],
      ])
      .slice(0, bytes.length - at),
    at,
  );
  return changed;
}

function noise(random: SeededRandom, length: number): Bytes {
  return Uint8Array.from({ length }, () => random.below(256));
}

function joined(one: Uint8Array, other: Uint8Array): Bytes {
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}

function isEqual(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}
