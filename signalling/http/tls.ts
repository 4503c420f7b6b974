import { constants, createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import type { SecureContextOptions } from 'node:tls';

/** PEM texts. The certificate may be followed by those that lead to its root. */
export type TlsPair = { readonly cert: string; readonly key: string };

/** Its message is a sentence for whoever runs the server. */
export class TlsError extends Error {
  override readonly name = 'TlsError';
}

/** Throws a TlsError when the two are not what they should be: OpenSSL's own words help nobody. */
export function secureContext({ cert, key }: TlsPair): SecureContextOptions {
  if (!readCertificate(cert).checkPrivateKey(readKey(key))) {
    throw new TlsError('The TLS certificate and the key do not belong together.');
  }
  // Renegotiation costs the server much and a client nothing; TLS 1.3 has none.
  return { cert, key, minVersion: 'TLSv1.2', secureOptions: constants.SSL_OP_NO_RENEGOTIATION };
}

/** The names for which a certificate is good, without those that hold a `*`. */
export function namesOfCertificate(cert: string): string[] {
  const names = readCertificate(cert).subjectAltName?.split(', ') ?? [];
  return names.flatMap((entry) => /^DNS:([\w.-]+)$/.exec(entry)?.[1]?.toLowerCase() ?? []);
}

function readCertificate(cert: string): X509Certificate {
  try {
    return new X509Certificate(cert);
  } catch {
    throw new TlsError('The TLS certificate cannot be read: it must be PEM, with the server’s own certificate first.');
  }
}

function readKey(key: string): KeyObject {
  try {
    return createPrivateKey(key);
  } catch {
    const isEncrypted = key.includes('ENCRYPTED');
    throw new TlsError(
      isEncrypted
        ? 'The TLS key is encrypted. Give one without a passphrase.'
        : 'The TLS key cannot be read: it must be a private key as PEM.',
    );
  }
}
