/** Who somebody is while their app runs: an Ed25519 key (RFC 8032). It is kept nowhere, and names nobody. */
import type { Bytes } from './bytes.ts';
import { isLowOrderIdentityKey } from './low-order.ts';
import { hashTranscript } from './transcript.ts';

export type Identity = {
  /** 32 bytes. */
  readonly publicKey: Bytes;
  /** Not extractable. */
  readonly privateKey: CryptoKey;
};

export const SIGNATURE_BYTES = 64;

export async function createIdentity(): Promise<Identity> {
  const { publicKey, privateKey } = await crypto.subtle.generateKey('Ed25519', false, ['sign', 'verify']);
  return { publicKey: new Uint8Array(await crypto.subtle.exportKey('raw', publicKey)), privateKey };
}

/** @param message a transcript, so that a signature for one use never fits another */
export async function sign({ privateKey }: Identity, message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('Ed25519', privateKey, message));
}

/** Never rejects: a key that is none has signed nothing. */
export async function isSignedBy(publicKey: Bytes, signature: Bytes, message: Bytes): Promise<boolean> {
  if (isLowOrderIdentityKey(publicKey)) return false;
  try {
    const key = await crypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature, message);
  } catch {
    return false;
  }
}

/** What an invitation says of its host (`h`): 32 bytes. */
export function identityHash(publicKey: Bytes): Promise<Bytes> {
  return hashTranscript('host', publicKey);
}
