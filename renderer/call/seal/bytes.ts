/** Byte strings: text and numbers in them, equality and order among them. */

export type Bytes = Uint8Array<ArrayBuffer>;

export function utf8(text: string): Bytes {
  return new TextEncoder().encode(text);
}

/** Undefined when the bytes are no UTF-8. */
export function readUtf8(bytes: Bytes): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** @param value a whole number from 0 to 2^53 − 1 that fits */
export function bigEndian(value: number, size: 2 | 4 | 8): Bytes {
  const bytes = new Uint8Array(size);
  let rest = value;
  for (let index = size - 1; index >= 0; index -= 1) {
    bytes[index] = rest % 256;
    rest = Math.floor(rest / 256);
  }
  return bytes;
}

/** Above 2^53 it loses its last bits: check the size of what comes from outside. */
export function readBigEndian(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0);
}

export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, index) => byte === other[index]);
}

/** As in a dictionary, a shorter one before its continuations: negative when the first comes first. */
export function compareBytes(one: Uint8Array, other: Uint8Array): number {
  for (const [index, byte] of one.entries()) {
    const difference = byte - (other[index] ?? -1);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}
