/** What self is known by in one call, on whichever server. It is made anew for each call and kept nowhere. */
import { type Certificate, createCertificate } from '../peer/certificate.ts';
import { createExchangeKey, type ExchangeKey } from '../seal/exchange-key.ts';
import { createIdentity, type Identity } from '../seal/identity.ts';
import { randomSession } from '../seal/signed-card.ts';

export type Self = {
  /** Our id as a participant. */
  readonly session: string;
  readonly name: string;
  readonly identity: Identity;
  readonly exchangeKey: ExchangeKey;
  readonly certificate: Certificate;
};

/** @param identity whoever made the room keeps theirs when they come back, and with it the right to command */
export async function createSelf(name: string, identity: Identity | undefined): Promise<Self> {
  const [own, exchangeKey, certificate] = await Promise.all([
    identity ?? createIdentity(),
    createExchangeKey(),
    createCertificate(),
  ]);
  return { session: randomSession(), name, identity: own, exchangeKey, certificate };
}
