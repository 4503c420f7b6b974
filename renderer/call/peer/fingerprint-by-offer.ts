import type { Bytes } from '../seal/bytes.ts';
import { fingerprintInDescription } from '../seal/pair/fingerprint.ts';

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
