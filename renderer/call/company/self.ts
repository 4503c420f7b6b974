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

/** What takes time to make, so that it can be made before it is needed. */
export async function createKeys(): Promise<Pick<Self, 'identity' | 'exchangeKey' | 'certificate'>> {
  const [identity, exchangeKey, certificate] = await Promise.all([
    createIdentity(),
    createExchangeKey(),
    createCertificate(),
  ]);
  return { identity, exchangeKey, certificate };
}

/** @param identity whoever made the room keeps theirs when they come back, and with it the right to command */
export function createSelf(
  name: string,
  keys: Awaited<ReturnType<typeof createKeys>>,
  identity: Identity | undefined,
): Self {
  return { ...keys, session: randomSession(), name, identity: identity ?? keys.identity };
}
