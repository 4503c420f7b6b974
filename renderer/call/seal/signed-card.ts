/**
 * A card, one for each join: who somebody is, the key that others agree on one with, and the certificate that all
 * their connections use. The identity signs it; the name is not in it.
 *
 *     card    = fields(version: 2, body, signature: 64)
 *     body    = fields(session: 12, identity: 32, exchange: 32, fingerprint: 32, capabilities)
 *
 * The outer three stay as they are in every version, so that a reader knows one that it cannot read.
 */
import { readBase64Url, toBase64Url } from './base64-url.ts';
import { type Bytes, bigEndian, readBigEndian, readUtf8, utf8 } from './bytes.ts';
import { decodeFields, encodeFields } from './fields.ts';
import { type Identity, isSignedBy, SIGNATURE_BYTES, sign } from './identity.ts';
import { isLowOrderExchangeKey } from './low-order.ts';
import { transcript } from './transcript.ts';

export const CARD_VERSION = 1;
export const OLDEST_CARD_VERSION = 1;
export const SESSION_BYTES = 12;

export type CardContent = {
  /** 12 random bytes as base64url: the participant's id in this call. */
  readonly session: string;
  /** Public X25519 key, 32 bytes. */
  readonly exchange: Bytes;
  /** SHA-256 of the DTLS certificate, 32 bytes. */
  readonly fingerprint: Bytes;
  /** What the app can do beyond the least: words of a-z, 0-9 and hyphens. Unknown ones mean nothing. */
  readonly capabilities: readonly string[];
};

export type SignedCard = CardContent & {
  readonly version: number;
  /** Public Ed25519 key, 32 bytes. */
  readonly identity: Bytes;
  /** The card as it was signed, signature included: what pairs and the room's epoch are hashes of. */
  readonly bytes: Bytes;
};

export type CardFailure = 'malformed' | 'bad-signature' | 'too-old' | 'too-new';

const MAX_BODY_BYTES = 1024;
const MAX_CAPABILITIES_BYTES = 512;
const CAPABILITIES = /^$|^[a-z0-9-]{1,32}(,[a-z0-9-]{1,32})*$/;

/** @param locator binds the card to one room */
export async function signCard(identity: Identity, locator: Bytes, content: CardContent): Promise<SignedCard> {
  const version = bigEndian(CARD_VERSION, 2);
  const body = encodeBody(identity.publicKey, content);
  const signature = await sign(identity, transcript('card-signature', locator, version, body));
  const bytes = encodeFields([version, body, signature]);
  return { ...content, version: CARD_VERSION, identity: identity.publicKey, bytes };
}

export async function readCard(
  locator: Bytes,
  bytes: Bytes,
): Promise<{ ok: true; card: SignedCard } | { ok: false; reason: CardFailure }> {
  const outer = decodeFields(bytes, [2, { max: MAX_BODY_BYTES }, SIGNATURE_BYTES]);
  if (!outer) return { ok: false, reason: 'malformed' };
  const [versionBytes, body, signature] = outer;
  const version = readBigEndian(versionBytes);
  if (version < OLDEST_CARD_VERSION) return { ok: false, reason: 'too-old' };
  if (version > CARD_VERSION) return { ok: false, reason: 'too-new' };
  const content = decodeBody(body);
  if (!content) return { ok: false, reason: 'malformed' };
  const signed = transcript('card-signature', locator, versionBytes, body);
  if (!(await isSignedBy(content.identity, signature, signed))) return { ok: false, reason: 'bad-signature' };
  return { ok: true, card: { ...content, version, bytes } };
}

export function randomSession(): string {
  return toBase64Url(crypto.getRandomValues(new Uint8Array(SESSION_BYTES)));
}

/** A session as the bytes that are hashed and sealed along. Throws on one that is none. */
export function sessionBytes(session: string): Bytes {
  const bytes = readBase64Url(session);
  if (bytes?.length !== SESSION_BYTES) throw new TypeError('a session is 12 bytes as base64url');
  return bytes;
}

function encodeBody(identity: Bytes, { session, exchange, fingerprint, capabilities }: CardContent): Bytes {
  return encodeFields([sessionBytes(session), identity, exchange, fingerprint, utf8(capabilities.join(','))]);
}

function decodeBody(body: Bytes): (CardContent & { identity: Bytes }) | undefined {
  const fields = decodeFields(body, [SESSION_BYTES, 32, 32, 32, { max: MAX_CAPABILITIES_BYTES }]);
  if (!fields) return undefined;
  const [session, identity, exchange, fingerprint, words] = fields;
  const capabilities = readUtf8(words);
  if (capabilities === undefined || !CAPABILITIES.test(capabilities) || isLowOrderExchangeKey(exchange)) {
    return undefined;
  }
  return {
    session: toBase64Url(session),
    identity,
    exchange,
    fingerprint,
    capabilities: capabilities === '' ? [] : capabilities.split(','),
  };
}
