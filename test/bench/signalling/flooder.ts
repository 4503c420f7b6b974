/** A hundred rooms that talk as people's do, and one client that sends as fast as it can. Prints what the rooms felt. */
import { setTimeout as sleep } from 'node:timers/promises';
import { connectClient, randomId } from './clients.ts';
import { percentile } from './percentile.ts';

export type Flooded = { othersP99Ms: number; outMs: number };

const ROOMS = 100;
const PER_SECOND = 500;
const SECONDS = 4;
const port = Number(process.argv[2]);

const latencies: number[] = [];
const rooms = await Promise.all(Array.from({ length: ROOMS }, (_, index) => openRoom(String(index).padStart(43, 'F'))));
const talking = talk();
await sleep(1_000);
const outMs = await flood();
await talking;
const result: Flooded = { othersP99Ms: percentile(latencies, 99), outMs };
console.log(JSON.stringify(result));
process.exit();

async function openRoom(room: string): Promise<{ say: (at: number) => void }> {
  const from = await connectClient('engage', port, randomId(), room);
  const to = await connectClient('engage', port, randomId(), room);
  const due: number[] = [];
  to.onMessage = () => latencies.push(performance.now() - (due.shift() ?? Number.NaN));
  return {
    say(at) {
      due.push(at);
      from.send(to.address, 'b'.repeat(1_000));
    },
  };
}

async function talk(): Promise<void> {
  const startMs = performance.now();
  for (let sent = 0; sent < SECONDS * PER_SECOND; ) {
    await sleep(1);
    for (; startMs + (sent * 1_000) / PER_SECOND <= performance.now(); sent += 1) {
      rooms[sent % ROOMS]?.say(startMs + (sent * 1_000) / PER_SECOND);
    }
  }
  await sleep(500);
}

/** @returns milliseconds from the first of the flood's frames until the server has cut it off */
async function flood(): Promise<number> {
  const flooder = await connectClient('engage', port, randomId(), 'X'.repeat(43));
  const startMs = performance.now();
  let isOut = false;
  flooder.socket.on('close', () => {
    isOut = true;
  });
  flooder.socket.on('error', () => undefined);
  while (!isOut) {
    for (let index = 0; index < 100; index += 1) flooder.socket.send('{"type":"ping"}');
    await new Promise((resolve) => setImmediate(resolve));
  }
  return performance.now() - startMs;
}
