/** AES-256-GCM over bytes. The context is associated data: what is moved elsewhere does not open. */
import type { Bytes } from './bytes.ts';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** @param nonce 12 bytes, never the same twice under one key */
export async function sealBytes(key: CryptoKey, nonce: Bytes, context: Bytes, content: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.encrypt(parameters(nonce, context), key, content));
}

/** Undefined when it was changed, or sealed with another key, nonce or context. */
export async function openBytes(
  key: CryptoKey,
  nonce: Bytes,
  context: Bytes,
  sealed: Bytes,
): Promise<Bytes | undefined> {
  if (sealed.length < TAG_BYTES) return undefined;
  try {
    return new Uint8Array(await crypto.subtle.decrypt(parameters(nonce, context), key, sealed));
  } catch {
    return undefined;
  }
}

/** A random nonce before what is sealed: for keys that seal little, as two equal nonces would be the end of one. */
export async function sealWithNonce(key: CryptoKey, context: Bytes, content: Bytes): Promise<Bytes> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await sealBytes(key, nonce, context, content);
  const envelope = new Uint8Array(NONCE_BYTES + sealed.length);
  envelope.set(nonce);
  envelope.set(sealed, NONCE_BYTES);
  return envelope;
}

export async function openWithNonce(key: CryptoKey, context: Bytes, envelope: Bytes): Promise<Bytes | undefined> {
  return openBytes(key, envelope.subarray(0, NONCE_BYTES), context, envelope.subarray(NONCE_BYTES));
}

function parameters(iv: Bytes, additionalData: Bytes): AesGcmParams {
  return { name: 'AES-GCM', iv, additionalData };
}
