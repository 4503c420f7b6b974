/**
 * A thousand clients of one server, each coming back by itself as docs/protocol.md says. Prints `ready` when all are
 * seated; after the server's death, the time (milliseconds since the epoch) at which all are seated again.
 */
import { WebSocket } from 'ws';
import { returnDelay } from '../../../renderer/call/server/return-delay.ts';

const [port, count] = process.argv.slice(2).map(Number);
const PER_ROOM = 4;
let seated = 0;
let isFirst = true;

for (let index = 0; index < (count ?? 0); index += 1) seat(String(Math.floor(index / PER_ROOM)).padStart(43, 'K'));

function seat(room: string, failedReturns = 0): void {
  let failures = failedReturns;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/signalling`, { perMessageDeflate: false });
  socket.on('open', () => {
    socket.send(JSON.stringify({ type: 'join', v: 1, room, admission: room, card: 'card', create: true }));
  });
  let isSeated = false;
  socket.on('message', (data: Buffer) => {
    if (!data.subarray(0, 32).includes('"welcome"')) return;
    isSeated = true;
    failures = 0;
    seated += 1;
    if (seated === count) report();
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    if (isSeated) seated -= 1;
    setTimeout(() => seat(room, failures + 1), returnDelay({ failedReturns: failures, proposedMs: undefined }));
  });
}

function report(): void {
  console.log(isFirst ? 'ready' : String(performance.timeOrigin + performance.now()));
  isFirst = false;
}
