import { createHash } from 'node:crypto';
import type { ClientRequestArgs } from 'node:http';
import type { Socket } from 'node:net';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';

export class WrongCertificateError extends Error {
  override readonly name = 'WrongCertificateError';
}

/**
 * A TLS connection to the one server that has the pinned key (SHA-256 of its SubjectPublicKeyInfo, as base64url).
 * Who vouches for its certificate, for which name and until when does not matter then: the pin says more.
 */
export function pinnedConnection(pin: string): (options: ClientRequestArgs) => Socket {
  return (options) => {
    const socket = connect({ ...(options as ConnectionOptions), rejectUnauthorized: false });
    socket.once('secureConnect', () => {
      if (pinOf(socket) !== pin) socket.destroy(new WrongCertificateError());
    });
    return socket;
  };
}

function pinOf(socket: TLSSocket): string | undefined {
  const key = socket.getPeerX509Certificate()?.publicKey.export({ type: 'spki', format: 'der' });
  return key && createHash('sha256').update(key).digest('base64url');
}
