/** What a room's secret gives: where the room is, the right to enter, and the keys that keep the server out. */
import type { Bytes } from './bytes.ts';

export type RoomKeys = {
  /** The room's id on the server: 32 bytes. */
  readonly locator: Bytes;
  /** Shown to the server to be let in: 32 bytes. A gate against floods, no key. */
  readonly admission: Bytes;
  /** Goes into the keys of each pair: who does not know the secret cannot make them. 32 bytes. */
  readonly psk: Bytes;
  /** AES-256-GCM; seals cards. Not extractable. */
  readonly hello: CryptoKey;
};

const SALT = new TextEncoder().encode('engage/v1');

/**
 * HKDF-SHA256 (RFC 5869) of the secret, one output per use.
 * @param secret 32 bytes
 */
export async function deriveRoomKeys(secret: Bytes): Promise<RoomKeys> {
  const master = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits', 'deriveKey']);
  const bytesFor = async (use: string) => new Uint8Array(await crypto.subtle.deriveBits(derivation(use), master, 256));
  const aes = { name: 'AES-GCM', length: 256 };
  const [locator, admission, psk, hello] = await Promise.all([
    bytesFor('locator'),
    bytesFor('admission'),
    bytesFor('psk'),
    crypto.subtle.deriveKey(derivation('hello'), master, aes, false, ['encrypt', 'decrypt']),
  ]);
  return { locator, admission, psk, hello };
}

function derivation(use: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt: SALT, info: new TextEncoder().encode(use) };
}
