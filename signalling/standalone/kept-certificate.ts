import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import type { TlsPair } from '../http/tls.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;
/** The longest that Apple's systems accept. https://support.apple.com/en-us/103769 */
const VALID_DAYS = 825;
const RENEW_DAYS = 60;
/** For clients whose clock is behind. */
const VALID_BEFORE_DAYS = 1;

/** A pair of the server's own making, and what clients can know it by. */
export type KeptCertificate = TlsPair & {
  /** SHA-256 of the SubjectPublicKeyInfo, base64url: stays for as long as the key does. */
  readonly pin: string;
};

/**
 * The self-signed certificate of a folder, made when there is none. It is made anew, with the same key, before it
 * ends or when it lacks one of the names or addresses. Throws the system's error when the folder cannot be used.
 */
export async function keepCertificate(
  folder: string,
  names: readonly string[],
  now = new Date(),
): Promise<KeptCertificate> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = keepKey(join(folder, 'server-key.pem'));
  const file = join(folder, 'server-certificate.pem');
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const cert = isGood(kept, { key, names, now }) ? kept : await makeCertificate(key, names, now);
  if (cert !== kept) writeWhole(file, cert);
  return { cert, key, pin: pinOf(key) };
}

function keepKey(file: string): string {
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    writeWhole(file, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString());
  }
  // A copy from elsewhere may have brought other rights along.
  chmodSync(file, 0o600);
  return readFileSync(file, 'utf8');
}

/** Beside, then renamed: a crash leaves no half of a file. */
function writeWhole(file: string, text: string): void {
  const beside = `${file}.${process.pid}.new`;
  writeFileSync(beside, text, { mode: 0o600 });
  renameSync(beside, file);
}

function isGood(cert: string, { key, names, now }: { key: string; names: readonly string[]; now: Date }): boolean {
  if (cert === '') return false;
  try {
    const certificate = new X509Certificate(cert);
    const daysLeft = (Date.parse(certificate.validTo) - now.getTime()) / DAY_MS;
    return (
      daysLeft > RENEW_DAYS &&
      certificate.checkPrivateKey(createPrivateKey(key)) &&
      names.every((name) => (isIP(name) === 0 ? certificate.checkHost(name) : certificate.checkIP(name)) !== undefined)
    );
  } catch {
    return false;
  }
}

async function makeCertificate(key: string, names: readonly string[], now: Date): Promise<string> {
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
  const { cert } = await generate([{ name: 'commonName', value: 'Engage' }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    keyPair: { privateKey: key, publicKey },
    notBeforeDate: new Date(now.getTime() - VALID_BEFORE_DAYS * DAY_MS),
    notAfterDate: new Date(now.getTime() + (VALID_DAYS - VALID_BEFORE_DAYS) * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: names.map(altName) },
    ],
  });
  return cert;
}

function altName(name: string): { type: 2; value: string } | { type: 7; ip: string } {
  return isIP(name) === 0 ? { type: 2, value: name } : { type: 7, ip: name };
}

function pinOf(key: string): string {
  const publicKeyInfo = createPublicKey(key).export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(publicKeyInfo).digest('base64url');
}
