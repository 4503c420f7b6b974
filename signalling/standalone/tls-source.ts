import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { namesOfCertificate, TlsError, type TlsPair } from '../http/tls.ts';
import { errorCode } from '../log.ts';
import type { CliOptions, TlsSource } from './cli-options.ts';
import { interfaceAddresses } from './interface-addresses.ts';

export type LoadedTls = {
  readonly pair: TlsPair;
  /** Names that the certificate is good for, as whoever runs the server chose them. */
  readonly names: readonly string[];
  /** Of a certificate that the server has made itself. */
  readonly pin: string | undefined;
};

/** Reads the certificate, or makes it. Throws a TlsError. */
export async function loadTls(
  source: TlsSource,
  options: Pick<CliOptions, 'host' | 'allowedOrigins'>,
): Promise<LoadedTls> {
  if (source.from === 'files') {
    const pair = { cert: read(source.cert, 'certificate'), key: read(source.key, 'key') };
    return { pair, names: namesOfCertificate(pair.cert), pin: undefined };
  }
  const { folder } = source;
  // Most servers need none of what makes certificates.
  const { keepCertificate } = await import('./kept-certificate.ts');
  const { pin, ...pair } = await keepCertificate(folder, ownNames(options)).catch((error: unknown) => {
    throw new TlsError(`A certificate cannot be kept in ${folder} (${errorCode(error)}).`);
  });
  return { pair, names: [], pin };
}

function read(file: string, what: 'certificate' | 'key'): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new TlsError(`The TLS ${what} ${file} cannot be read (${errorCode(error)}).`);
  }
}

/** By what people address this server. */
function ownNames({ host, allowedOrigins }: Pick<CliOptions, 'host' | 'allowedOrigins'>): string[] {
  const given = allowedOrigins.map((origin) => new URL(origin).hostname.replace(/^\[|\]$/g, ''));
  const listensOn = isIP(host) !== 0 && host !== '0.0.0.0' && host !== '::' ? [host] : [];
  return [...new Set(['localhost', '127.0.0.1', '::1', ...interfaceAddresses(), ...listensOn, ...given])];
}
