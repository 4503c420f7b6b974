/**
 * Says over a connection that its two ends are the two of the cards. Somebody in the room can put another's
 * fingerprint into their own card; the connection then stands, with the other (RFC 8844). That other cannot make
 * this proof, which needs the pair's keys.
 */
import type { Bytes } from '../bytes.ts';
import { transcript } from '../transcript.ts';
import type { PairKeys } from './pair-keys.ts';

/** SHA-256 of the certificates that the connection really uses, of this end and of the remote one. */
export type RealFingerprints = { readonly local: Bytes; readonly remote: Bytes };

/** @returns 32 bytes */
export async function proveChannel(
  { proving, transcriptHash }: PairKeys,
  { local, remote }: RealFingerprints,
): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', proving, proofOf(transcriptHash, local, remote)));
}

/** WebCrypto compares in constant time. */
export function isChannelProof(
  { checking, transcriptHash }: PairKeys,
  { local, remote }: RealFingerprints,
  proof: Bytes,
): Promise<boolean> {
  return crypto.subtle.verify('HMAC', checking, proof, proofOf(transcriptHash, remote, local));
}

/** The prover's own fingerprint comes first. */
export function proofOf(transcriptHash: Bytes, prover: Bytes, checker: Bytes): Bytes {
  return transcript('proof', transcriptHash, prover, checker);
}
