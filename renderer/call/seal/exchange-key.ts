/** X25519 (RFC 7748): two public keys, one secret. A new key for each join, so what was said stays closed later. */
import type { Bytes } from './bytes.ts';
import { isLowOrderExchangeKey } from './low-order.ts';

export type ExchangeKey = {
  /** 32 bytes. */
  readonly publicKey: Bytes;
  /** Not extractable. */
  readonly privateKey: CryptoKey;
};

export async function createExchangeKey(): Promise<ExchangeKey> {
  const pair = await crypto.subtle.generateKey('X25519', false, ['deriveBits']);
  // The types know no generated X25519 key: one of them is a pair, as for every asymmetric algorithm.
  if (!('publicKey' in pair)) throw new Error('no key pair');
  return {
    publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)),
    privateKey: pair.privateKey,
  };
}

/**
 * The shared secret, as the key material of HKDF. Undefined for a public key that is none or of low order, and when
 * the secret is all zero (RFC 7748 section 6.1; WebCrypto refuses that too).
 */
export async function agree({ privateKey }: ExchangeKey, publicKey: Bytes): Promise<CryptoKey | undefined> {
  if (isLowOrderExchangeKey(publicKey)) return undefined;
  try {
    const remote = await crypto.subtle.importKey('raw', publicKey, 'X25519', false, []);
    const secret = new Uint8Array(await crypto.subtle.deriveBits({ name: 'X25519', public: remote }, privateKey, 256));
    if (secret.every((byte) => byte === 0)) return undefined;
    const material = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
    secret.fill(0);
    return material;
  } catch {
    return undefined;
  }
}
