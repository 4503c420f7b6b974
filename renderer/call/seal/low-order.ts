/**
 * Points whose multiples are few. With one as X25519 key the shared secret is known to everybody, and a signature
 * under one as Ed25519 key can be made to fit any message: both Node and Chromium take such signatures.
 */
import { equalBytes } from './bytes.ts';

/** Coordinates as they are sent (little-endian), without the top bit; 0, 1, −1, and two of order 8, some twice. */
const EXCHANGE = points([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800',
  '5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

const IDENTITY = points([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/** @param key a public X25519 key */
export function isLowOrderExchangeKey(key: Uint8Array): boolean {
  return isAmong(EXCHANGE, key);
}

/** @param key a public Ed25519 key */
export function isLowOrderIdentityKey(key: Uint8Array): boolean {
  return isAmong(IDENTITY, key);
}

/** X25519 ignores the top bit; for Ed25519 it is a sign, and the negative of such a point is another such point. */
function isAmong(points: readonly Uint8Array[], key: Uint8Array): boolean {
  const unsigned = key.slice();
  unsigned[31] = (unsigned[31] ?? 0) & 0x7f;
  return points.some((point) => equalBytes(point, unsigned));
}

function points(hexadecimal: readonly string[]): Uint8Array[] {
  return hexadecimal.map((text) => Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}
