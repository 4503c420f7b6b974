/**
 * What both sides of a knock compute. The newcomer commits to their key and nonce before they see the host's nonce,
 * and shows them after: else a server between the two would try keys of its own until both codes are equal (30 bits
 * take a fraction of a second). As it is it has one guess.
 */
import type { Bytes } from '../bytes.ts';
import { openWithNonce, sealWithNonce } from '../cipher.ts';
import { agree, type ExchangeKey } from '../exchange-key.ts';
import { hashTranscript, transcript } from '../transcript.ts';
import { type SpokenCode, spokenCode } from '../verification/spoken-code.ts';

/** All that has been said in the open. */
export type KnockFacts = {
  readonly locator: Bytes;
  /** The host's door as its record. */
  readonly door: Bytes;
  readonly hostNonce: Bytes;
  /** The newcomer's X25519 key, made for this knock. */
  readonly exchange: Bytes;
  readonly nonce: Bytes;
};

export const NONCE_BYTES = 32;

/** One sealed thing each way; nobody but the two ends opens them. */
export type KnockSeal = {
  readonly code: SpokenCode;
  readonly seal: (use: SealedUse, content: Bytes) => Promise<Bytes>;
  readonly open: (use: SealedUse, envelope: Bytes) => Promise<Bytes | undefined>;
};

type SealedUse = 'knock-introduction' | 'knock-secret';

export function commitToKnock({ locator, exchange, nonce }: Omit<KnockFacts, 'door' | 'hostNonce'>): Promise<Bytes> {
  return hashTranscript('knock-commitment', locator, exchange, nonce);
}

/** Undefined when no secret comes of the remote key. */
export async function agreeOnKnock(facts: KnockFacts, own: ExchangeKey, remote: Bytes): Promise<KnockSeal | undefined> {
  const all = [facts.locator, facts.door, facts.hostNonce, facts.exchange, facts.nonce];
  const [secret, salt, codeHash] = await Promise.all([
    agree(own, remote),
    hashTranscript('knock', ...all),
    hashTranscript('knock-code', ...all),
  ]);
  if (!secret) return undefined;
  const keyFor = (use: SealedUse) => deriveKey(secret, salt, use);
  return {
    code: spokenCode(codeHash),
    seal: async (use, content) => sealWithNonce(await keyFor(use), transcript(use, salt), content),
    open: async (use, envelope) => openWithNonce(await keyFor(use), transcript(use, salt), envelope),
  };
}

function deriveKey(secret: CryptoKey, salt: Bytes, use: SealedUse): Promise<CryptoKey> {
  const parameters = { name: 'HKDF', hash: 'SHA-256', salt, info: transcript(use) };
  const aes = { name: 'AES-GCM', length: 256 };
  return crypto.subtle.deriveKey(parameters, secret, aes, false, ['encrypt', 'decrypt']);
}
