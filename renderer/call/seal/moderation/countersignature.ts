/** In a locked room a card counts only with the host's signature beside it. */
import { readBase64Url, toBase64Url } from '../base64-url.ts';
import type { Bytes } from '../bytes.ts';
import { type Identity, isSignedBy, sign } from '../identity.ts';
import type { SignedCard } from '../signed-card.ts';
import { transcript } from '../transcript.ts';

/** @returns base64url; it lasts as long as the card, one join */
export async function countersign(host: Identity, locator: Bytes, card: SignedCard): Promise<string> {
  return toBase64Url(await sign(host, transcript('countersignature', locator, card.bytes)));
}

/** @param host public key */
export async function isCountersigned(
  host: Bytes,
  locator: Bytes,
  card: SignedCard,
  countersignature: string,
): Promise<boolean> {
  const signature = readBase64Url(countersignature);
  return signature !== undefined && isSignedBy(host, signature, transcript('countersignature', locator, card.bytes));
}
