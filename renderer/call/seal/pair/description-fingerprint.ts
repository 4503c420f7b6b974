/**
 * The SDP rule: each `a=fingerprint` of a description is the one of the card. Browsers write exactly one spelling;
 * every other line that has the word in it is refused, so it does not matter how another parser would take it.
 */
import { writeFingerprint } from './fingerprint.ts';

export type DescriptionFailure =
  | 'no-fingerprint'
  /** Of another certificate, or by another hash. */
  | 'wrong-fingerprint';

export function checkDescription(
  sdp: string,
  fingerprint: Uint8Array,
): { ok: true } | { ok: false; reason: DescriptionFailure } {
  const expected = `a=fingerprint:sha-256 ${writeFingerprint(fingerprint)}`;
  const lines = sdp.split(/\r\n|\n|\r/).filter((line) => /fingerprint/i.test(line));
  if (lines.length === 0) return { ok: false, reason: 'no-fingerprint' };
  return lines.every((line) => line === expected) ? { ok: true } : { ok: false, reason: 'wrong-fingerprint' };
}
