/**
 * The keys of two participants, one for each direction and use. They hold only between exactly these two cards,
 * which is what keeps somebody who shows another's key as their own out (an unknown key share).
 */
import { type Bytes, compareBytes, utf8 } from '../bytes.ts';
import { agree, type ExchangeKey } from '../exchange-key.ts';
import { type SignedCard, sessionBytes } from '../signed-card.ts';
import { hashTranscript, transcript } from '../transcript.ts';

export type PairKeys = {
  /** SHA-256 of both cards, the one with the lower session first. */
  readonly transcriptHash: Bytes;
  readonly sealing: CryptoKey;
  readonly opening: CryptoKey;
  readonly proving: CryptoKey;
  readonly checking: CryptoKey;
};

export type PairSides = {
  /** Of the room's secret, 32 bytes. */
  readonly psk: Bytes;
  readonly own: SignedCard;
  readonly exchangeKey: ExchangeKey;
  readonly remote: SignedCard;
};

type DirectionUse = 'message' | 'proof';

/** Undefined when the remote key gives no secret. */
export async function derivePairKeys({ psk, own, exchangeKey, remote }: PairSides): Promise<PairKeys | undefined> {
  const [secret, transcriptHash] = await Promise.all([agree(exchangeKey, remote.exchange), hashOfPair(own, remote)]);
  if (!secret) return undefined;
  const derive = (from: SignedCard, to: SignedCard, use: DirectionUse, usages: KeyUsage[]) =>
    crypto.subtle.deriveKey(
      { name: 'HKDF', hash: 'SHA-256', salt: psk, info: keyInfo(transcriptHash, from, to, use) },
      secret,
      use === 'message' ? { name: 'AES-GCM', length: 256 } : { name: 'HMAC', hash: 'SHA-256', length: 256 },
      false,
      usages,
    );
  const [sealing, opening, proving, checking] = await Promise.all([
    derive(own, remote, 'message', ['encrypt']),
    derive(remote, own, 'message', ['decrypt']),
    derive(own, remote, 'proof', ['sign']),
    derive(remote, own, 'proof', ['verify']),
  ]);
  return { transcriptHash, sealing, opening, proving, checking };
}

export function hashOfPair(one: SignedCard, other: SignedCard): Promise<Bytes> {
  const isOneFirst = compareBytes(sessionBytes(one.session), sessionBytes(other.session)) < 0;
  const [first, second] = isOneFirst ? [one, other] : [other, one];
  return hashTranscript('pair', first.bytes, second.bytes);
}

export function keyInfo(transcriptHash: Bytes, from: SignedCard, to: SignedCard, use: DirectionUse): Bytes {
  return transcript('pair-key', transcriptHash, sessionBytes(from.session), sessionBytes(to.session), utf8(use));
}
