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

export type SocketFailure = 'malformed-address' | 'unreachable' | 'timed-out' | 'not-engage';

export type OpenSocket = (
  url: string,
) => Promise<{ ok: true; socket: SignallingSocket } | { ok: false; reason: SocketFailure }>;
