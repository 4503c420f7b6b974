/** The DTLS certificate of all of self's connections in one call: the card names it, so nobody can put in another. */

import type { Bytes } from '../seal/bytes.ts';
import { fingerprintInDescription, fingerprintOf } from '../seal/pair/fingerprint.ts';

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

/** Of our own certificate, where the browser does not tell its fingerprint otherwise (Firefox). */
export async function fingerprintByOffer(certificate: RTCCertificate): Promise<Bytes> {
  const connection = new RTCPeerConnection({ certificates: [certificate] });
  connection.createDataChannel('control');
  const { sdp = '' } = await connection.createOffer();
  connection.close();
  const fingerprint = fingerprintInDescription(sdp);
  if (!fingerprint) throw new Error('an offer without a fingerprint');
  return fingerprint;
}
