import { randomBytes } from 'node:crypto';
import { Bonjour } from 'bonjour-service';
import type { ShownRoom } from '../bridge.ts';
import { announced, SERVICE_TYPE } from './nearby-room.ts';

/** Shows a room on this network. @returns its undo, which says goodbye */
export function showRoom(room: ShownRoom, port: number): () => Promise<void> {
  const bonjour = new Bonjour(undefined, report);
  // Random names: the computer's own would tell more than was promised, and two rooms may have the same.
  const name = `engage-${randomBytes(6).toString('hex')}`;
  bonjour
    .publish({ name, host: `${name}.local`, type: SERVICE_TYPE, port, txt: announced(room), probe: false })
    .on('error', report);
  return () => new Promise((resolve) => bonjour.unpublishAll(() => bonjour.destroy(resolve)));
}

function report(error: unknown): void {
  console.warn('a room could not be shown on this network', error);
}
