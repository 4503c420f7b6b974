/** What the core needs of a signalling socket. The platform opens it: main does on the desktop, the page on the web. */
export interface SignallingSocket {
  send(text: string): void;
  /** Idempotent. */
  close(): void;
  /** One listener each; frames that came before are handed over at once. */
  onFrame(listener: (text: string) => void): void;
  /** Called once, also when the other end closed. */
  onClose(listener: () => void): void;
}

export type SocketFailure =
  | 'malformed-address'
  | 'unreachable'
  | 'timed-out'
  | 'not-engage'
  /** Nobody vouches for the server's certificate, and the invitation has no pin. */
  | 'untrusted-certificate'
  /** It is not the server of the invitation's pin. */
  | 'wrong-certificate';

/**
 * @param pin the only key that the server may have, see Invitation
 * @param abortSignal aborted when another try is to take its place: a browser opens one socket to a server after the other
 *   (RFC 6455, 4.1), so that one which hangs holds up all that follow
 */
export type OpenSocket = (
  url: string,
  pin: string | undefined,
  abortSignal?: AbortSignal,
) => Promise<{ ok: true; socket: SignallingSocket } | { ok: false; reason: SocketFailure }>;
