import { WebSocket } from 'ws';
import { encode } from '../protocol.ts';

/** What ws closes with when a message has too many bytes (1009) or too many pieces (1008). */
const LIMIT_CODES: readonly (number | undefined)[] = [1008, 1009];

/**
 * When a message breaks a limit ws closes the socket by itself, before any listener runs. Its call to `close`
 * is the one place left to tell the client why. Such a call has no data; every one of ours has.
 */
export class ExplainingSocket extends WebSocket {
  override close(code?: number, data?: string | Buffer): void {
    const isLimitOfWs = data === undefined && LIMIT_CODES.includes(code);
    if (isLimitOfWs && this.readyState === this.OPEN) this.send(encode({ type: 'refused', reason: 'too-large' }));
    super.close(code, data);
  }
}
