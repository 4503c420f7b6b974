/**
 * Byte strings one behind the other, each after its length in four bytes (big-endian). Two different lists never
 * give the same bytes, whatever is in them: nothing can be moved from one field into the next.
 */
import { type Bytes, bigEndian, readBigEndian } from './bytes.ts';

/** How long a field is, or may be at most. */
export type FieldSize = number | { readonly max: number };

type Decoded<Sizes extends readonly FieldSize[]> = { [Index in keyof Sizes]: Bytes };

const LENGTH_BYTES = 4;

export function encodeFields(fields: readonly Uint8Array[]): Bytes {
  const total = fields.reduce((sum, field) => sum + LENGTH_BYTES + field.length, 0);
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const field of fields) {
    bytes.set(bigEndian(field.length, LENGTH_BYTES), at);
    bytes.set(field, at + LENGTH_BYTES);
    at += LENGTH_BYTES + field.length;
  }
  return bytes;
}

/** Undefined when a field is missing, too long or not of its length, or when anything comes behind the last. */
export function decodeFields<const Sizes extends readonly FieldSize[]>(
  bytes: Uint8Array,
  sizes: Sizes,
): Decoded<Sizes> | undefined {
  const fields: Bytes[] = [];
  let at = 0;
  for (const size of sizes) {
    const start = at + LENGTH_BYTES;
    if (start > bytes.length) return undefined;
    const length = readBigEndian(bytes.subarray(at, start));
    const isFitting = typeof size === 'number' ? length === size : length <= size.max;
    if (!isFitting || length > bytes.length - start) return undefined;
    at = start + length;
    fields.push(bytes.slice(start, at));
  }
  return at === bytes.length ? (fields as Decoded<Sizes>) : undefined;
}
