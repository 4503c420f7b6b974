/**
 * Where somebody without the room's secret knocks: the host's identity and a key to agree on a secret with, as the
 * server may know them. fields(identity: 32, exchange: 32, signature: 64); the identity signs the key for one room.
 */
import { type Bytes, equalBytes } from '../bytes.ts';
import { createExchangeKey, type ExchangeKey } from '../exchange-key.ts';
import { decodeFields, encodeFields } from '../fields.ts';
import { type Identity, identityHash, isSignedBy, SIGNATURE_BYTES, sign } from '../identity.ts';
import { isLowOrderExchangeKey } from '../low-order.ts';
import { transcript } from '../transcript.ts';

/** The host's side, one for each meeting. */
export type Door = { readonly locator: Bytes; readonly record: Bytes; readonly exchangeKey: ExchangeKey };

export type ReadDoor = {
  readonly exchange: Bytes;
  /** Whether the invitation named this host. Else it is whoever the server says. */
  readonly isHostKnown: boolean;
};

export type DoorFailure = 'malformed' | 'bad-signature' | 'other-host';

export async function createDoor(host: Identity, locator: Bytes): Promise<Door> {
  const exchangeKey = await createExchangeKey();
  const signature = await sign(host, transcript('door', locator, exchangeKey.publicKey));
  return { locator, exchangeKey, record: encodeFields([host.publicKey, exchangeKey.publicKey, signature]) };
}

/** @param hostHash `h` of the invitation, if it has one */
export async function readDoor(
  record: Bytes,
  { locator, hostHash }: { locator: Bytes; hostHash: Bytes | undefined },
): Promise<({ ok: true } & ReadDoor) | { ok: false; reason: DoorFailure }> {
  const fields = decodeFields(record, DOOR_SIZES);
  if (!fields) return { ok: false, reason: 'malformed' };
  const [identity, exchange, signature] = fields;
  if (isLowOrderExchangeKey(exchange)) return { ok: false, reason: 'malformed' };
  if (!(await isSignedBy(identity, signature, transcript('door', locator, exchange)))) {
    return { ok: false, reason: 'bad-signature' };
  }
  if (hostHash && !equalBytes(hostHash, await identityHash(identity))) return { ok: false, reason: 'other-host' };
  return { ok: true, exchange, isHostKnown: hostHash !== undefined };
}

const DOOR_SIZES = [32, 32, SIGNATURE_BYTES] as const;

/** Bytes of a record. */
export const DOOR_BYTES = DOOR_SIZES.reduce((sum, size) => sum + 4 + size, 0);
