/** SHA-256 of a DTLS certificate: 32 bytes, written in SDP as pairs of digits between colons (RFC 8122). */
import type { Bytes } from '../bytes.ts';

const PATTERN = /^[0-9a-f]{2}(:[0-9a-f]{2}){31}$/i;

export function writeFingerprint(fingerprint: Uint8Array): string {
  return Array.from(fingerprint, (byte) => byte.toString(16).padStart(2, '0').toUpperCase()).join(':');
}

export function readFingerprint(text: string): Bytes | undefined {
  if (!PATTERN.test(text)) return undefined;
  return Uint8Array.from(text.split(':'), (digits) => Number.parseInt(digits, 16));
}

/** Of our own certificate, for the card. Undefined where the browser does not tell (Firefox). */
export function fingerprintOf(certificate: RTCCertificate): Bytes | undefined {
  if (!('getFingerprints' in certificate)) return undefined;
  const { value } = certificate.getFingerprints().find(({ algorithm }) => algorithm === 'sha-256') ?? {};
  return value === undefined ? undefined : readFingerprint(value);
}

/** The first one of a description that we made ourselves. */
export function fingerprintInDescription(sdp: string): Bytes | undefined {
  return readFingerprint(/^a=fingerprint:sha-256 (\S+)\s*$/m.exec(sdp)?.[1] ?? '');
}
