/**
 * The certificate at the other end of a connection, as DTLS has really seen it. The browser has compared it with the
 * description; this does not depend on how the browser read that.
 */
import { type Bytes, equalBytes } from '../bytes.ts';
import { readFingerprint } from './fingerprint.ts';

/** A first message can be there before the page knows how the transport was secured, on a busy machine long before. */
const PATIENCE_MS = 3_000;
const ASK_AGAIN_MS = 50;

/** @param connection one that is connected, whether the page knows it yet or not */
export async function checkRemoteCertificate(
  connection: RTCPeerConnection,
  fingerprint: Uint8Array,
): Promise<{ ok: true } | { ok: false; reason: 'no-certificate' | 'wrong-certificate' }> {
  const found = await waitForFingerprints(connection);
  if (found.length === 0) return { ok: false, reason: 'no-certificate' };
  return found.every((one) => equalBytes(one, fingerprint)) ? { ok: true } : { ok: false, reason: 'wrong-certificate' };
}

async function waitForFingerprints(connection: RTCPeerConnection): Promise<Bytes[]> {
  const deadline = performance.now() + PATIENCE_MS;
  let found = await remoteFingerprints(connection);
  while (found.length === 0 && connection.connectionState !== 'closed' && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
    found = await remoteFingerprints(connection);
  }
  return found;
}

/** One for each transport. Where transports do not show certificates (Firefox), statistics do. */
export async function remoteFingerprints(connection: RTCPeerConnection): Promise<Bytes[]> {
  const certificates = remoteCertificates(connection);
  if (certificates.length === 0) return fingerprintsInStatistics(await connection.getStats());
  return Promise.all(certificates.map(fingerprintOfDer));
}

/** SHA-256 of a certificate in DER. */
export async function fingerprintOfDer(certificate: BufferSource): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', certificate));
}

/** What `RTCTransportStats.remoteCertificateId` points to. A hash other than SHA-256 is left out. */
export function fingerprintsInStatistics(report: RTCStatsReport): Bytes[] {
  const found: Bytes[] = [];
  report.forEach((entry: { type: string; remoteCertificateId?: string }) => {
    if (entry.type !== 'transport' || entry.remoteCertificateId === undefined) return;
    const certificate: { fingerprint?: string; fingerprintAlgorithm?: string } | undefined = report.get(
      entry.remoteCertificateId,
    );
    const isSha256 = certificate?.fingerprintAlgorithm === 'sha-256';
    const fingerprint = isSha256 ? readFingerprint(certificate.fingerprint ?? '') : undefined;
    if (fingerprint) found.push(fingerprint);
  });
  return found;
}

/** The first of each transport's chain: the one that DTLS was done with. */
function remoteCertificates(connection: RTCPeerConnection): ArrayBuffer[] {
  const ends = connection.getTransceivers().flatMap(({ sender, receiver }) => [sender.transport, receiver.transport]);
  const transports = new Set([...ends, connection.sctp?.transport ?? null]);
  return [...transports].flatMap((transport) => transport?.getRemoteCertificates?.().slice(0, 1) ?? []);
}
