/**
 * Sealed text: base64url(12-byte random nonce | AES-256-GCM ciphertext and tag). The context (what it is, from
 * whom, to whom) is associated data: an envelope moved elsewhere does not open.
 */
import { fromBase64Url, toBase64Url } from './base64-url.ts';

const NONCE_BYTES = 12;

export async function sealText(key: CryptoKey, context: readonly string[], text: string): Promise<string> {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES));
  const sealed = await crypto.subtle.encrypt(parameters(nonce, context), key, new TextEncoder().encode(text));
  const envelope = new Uint8Array(NONCE_BYTES + sealed.byteLength);
  envelope.set(nonce);
  envelope.set(new Uint8Array(sealed), NONCE_BYTES);
  return toBase64Url(envelope);
}

/** Undefined when the envelope is malformed, was changed, or was sealed for another context or key. */
export async function openText(
  key: CryptoKey,
  context: readonly string[],
  envelope: string,
): Promise<string | undefined> {
  try {
    const bytes = fromBase64Url(envelope);
    const nonce = bytes.subarray(0, NONCE_BYTES);
    const text = await crypto.subtle.decrypt(parameters(nonce, context), key, bytes.subarray(NONCE_BYTES));
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch {
    return undefined;
  }
}

/** JSON keeps the parts apart whatever they contain. */
function parameters(nonce: BufferSource, context: readonly string[]): AesGcmParams {
  const additionalData = new TextEncoder().encode(JSON.stringify(['engage/v1', ...context]));
  return { name: 'AES-GCM', iv: nonce, additionalData };
}
