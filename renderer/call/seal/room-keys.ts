/** What a room's secret gives: where the room is, the right to enter, and the key that keeps the server out. */
import { fromBase64Url, toBase64Url } from './base64-url.ts';

export type RoomKeys = {
  /** The room's id on the server: 32 bytes as base64url. */
  readonly locator: string;
  /** Shown to the server to be let in: 32 bytes as base64url. A gate against floods, no key. */
  readonly admission: string;
  /** AES-256-GCM; seals cards and signals. Not extractable. */
  readonly sealKey: CryptoKey;
};

const SALT = new TextEncoder().encode('engage/v1');

/**
 * HKDF-SHA256 (RFC 5869) of the secret, one output per use.
 * @param secret 32 bytes as base64url
 */
export async function deriveRoomKeys(secret: string): Promise<RoomKeys> {
  const master = await crypto.subtle.importKey('raw', fromBase64Url(secret), 'HKDF', false, [
    'deriveBits',
    'deriveKey',
  ]);
  const [locator, admission, sealKey] = await Promise.all([
    deriveText(master, 'locator'),
    deriveText(master, 'admission'),
    crypto.subtle.deriveKey(derivation('seal'), master, { name: 'AES-GCM', length: 256 }, false, [
      'encrypt',
      'decrypt',
    ]),
  ]);
  return { locator, admission, sealKey };
}

async function deriveText(master: CryptoKey, use: string): Promise<string> {
  return toBase64Url(new Uint8Array(await crypto.subtle.deriveBits(derivation(use), master, 256)));
}

function derivation(use: string): HkdfParams {
  return { name: 'HKDF', hash: 'SHA-256', salt: SALT, info: new TextEncoder().encode(use) };
}
