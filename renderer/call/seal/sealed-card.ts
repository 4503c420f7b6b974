/** A signed card as the server relays it: sealed, base64url(nonce: 12 | AES-256-GCM), for one room. */
import { readBase64Url, toBase64Url } from './base64-url.ts';
import type { Bytes } from './bytes.ts';
import { openWithNonce, sealWithNonce } from './cipher.ts';
import type { RoomKeys } from './room-keys.ts';
import { type CardFailure, readCard, type SignedCard } from './signed-card.ts';
import { transcript } from './transcript.ts';

type RoomOfCard = Pick<RoomKeys, 'locator' | 'hello'>;

export async function sealCard({ hello, locator }: RoomOfCard, card: SignedCard): Promise<string> {
  return toBase64Url(await sealWithNonce(hello, cardContext(locator), card.bytes));
}

/** A card that opens was written by whoever holds its identity, who knows the room's secret or learned it from one. */
export async function openCard(
  { hello, locator }: RoomOfCard,
  envelope: string,
): Promise<{ ok: true; card: SignedCard } | { ok: false; reason: CardFailure | 'not-sealed-for-this-room' }> {
  const sealed = readBase64Url(envelope);
  const bytes = sealed && (await openWithNonce(hello, cardContext(locator), sealed));
  return bytes ? readCard(locator, bytes) : { ok: false, reason: 'not-sealed-for-this-room' };
}

export function cardContext(locator: Bytes): Bytes {
  return transcript('card', locator);
}
