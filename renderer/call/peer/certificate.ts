/** The DTLS certificate of all of self's connections in one call: the card names it, so nobody can put in another. */

import type { Bytes } from '../seal/bytes.ts';
import { fingerprintOf } from '../seal/pair/fingerprint.ts';
import { fingerprintByOffer } from './fingerprint-by-offer.ts';

export type Certificate = {
  readonly certificate: RTCCertificate;
  /** SHA-256, 32 bytes. */
  readonly fingerprint: Bytes;
};

/** Rejects where the browser makes none. */
export async function createCertificate(): Promise<Certificate> {
  // Chromium's own choice; the types lack the curve.
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const certificate = await RTCPeerConnection.generateCertificate(algorithm);
  return { certificate, fingerprint: fingerprintOf(certificate) ?? (await fingerprintByOffer(certificate)) };
}
