/**
 * People come and go for as long as asked: join, signal, leave, lose their socket, come back, take over. At the end
 * nobody is there, and the server must be as it was.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { LogLine } from '../../signalling/log.ts';
import { startSignallingServer } from '../../signalling/server.ts';
import { SeededRandom } from '../signalling/seeded-random.ts';
import { joinMessage, SignallingClient } from '../support/signalling-client.ts';
import type { Soak } from './soak.ts';

const ROOMS = 20;
const PEOPLE = 60;
const RESUME_WINDOW_MS = 500;
const REPORT_MS = 10_000;
/** Before that share of the time is over the heap may still grow: code is compiled, caches are filled. */
const WARM_UP = 0.3;
const MAX_HEAP_GROWTH_BYTES = 4 * 1024 * 1024;

type Counts = { joins: number; resumes: number; signals: number; faults: number };
type Server = Awaited<ReturnType<typeof startSignallingServer>>;

export const soakSignalling: Soak = async ({ minutes, log }) => {
  const before = openResources();
  const counts: Counts = { joins: 0, resumes: 0, signals: 0, faults: 0 };
  const server = await startSignallingServer({
    resumeWindowMs: RESUME_WINDOW_MS,
    closeGraceMs: 200,
    log: (line) => count(line, counts),
  });
  const endsAt = performance.now() + minutes * 60_000;
  const heap = watchHeap(minutes * 60_000, () => log(`  ${describe(counts)}, heap ${megabytes(heapBytes())}`));
  const people = Array.from({ length: PEOPLE }, (_, seed) => live(server, new SeededRandom(seed), endsAt));
  counts.signals = (await Promise.all(people)).reduce((sum, sent) => sum + sent, 0);
  // The last seats of lost sockets end.
  await sleep(RESUME_WINDOW_MS + 500);
  const growth = heap.stop();
  const { rooms, seats, connections } = server.load;
  await server.close();
  await sleep(100);
  const left = openResources() - before;
  log(
    `${describe(counts)}; left: ${rooms} rooms, ${seats} seats, ${connections} connections, ${left} timers and handles`,
  );
  log(`Heap: ${megabytes(growth)} more than after the warm-up (${WARM_UP * 100} % of the time)`);
  const isEmpty = rooms + seats + connections === 0 && left <= 0;
  // Without the collector what is alive cannot be told from what is garbage.
  const isFlat = globalThis.gc === undefined || growth < MAX_HEAP_GROWTH_BYTES;
  return isEmpty && isFlat && counts.faults === 0 && counts.joins > 0 && counts.resumes > 0;
};

/** One person's comings and goings. @returns how many signals they sent */
async function live(server: Server, random: SeededRandom, endsAt: number): Promise<number> {
  let signals = 0;
  while (performance.now() < endsAt) {
    const room = String(random.below(ROOMS)).padStart(43, 'S');
    const client = await SignallingClient.open(server.origin);
    client.send(joinMessage({ room }));
    const welcome = await client.next('welcome').catch(() => undefined);
    if (!welcome) continue;
    for (const { id } of welcome.peers)
      for (let index = 0; index < 5; index += 1, signals += 1) client.signal(id, 'offer');
    await sleep(random.below(40));
    await go(server, client, { room, self: welcome.self, secret: welcome.secret }, random);
  }
  return signals;
}

type Seat = { room: string; self: string; secret: string };

async function go(
  server: Server,
  client: SignallingClient,
  { room, ...seat }: Seat,
  random: SeededRandom,
): Promise<void> {
  const way = random.pick(['leave', 'lose', 'return', 'take over'] as const);
  if (way === 'leave') client.send({ type: 'leave' });
  if (way === 'lose' || way === 'return') client.socket.terminate();
  if (way === 'return' || way === 'take over') {
    const back = await SignallingClient.open(server.origin);
    back.send(joinMessage({ room, resume: { ...seat, received: random.below(3) } }));
    await back.next('resumed').catch(() => undefined);
    back.send({ type: 'leave' });
    await back.closed;
  }
  await client.closed;
}

function count({ event }: LogLine, counts: Counts): void {
  if (event === 'joined') counts.joins += 1;
  if (event === 'resumed') counts.resumes += 1;
  if (event === 'fault' || event === 'server-error') counts.faults += 1;
}

/** Measures the heap after the warm-up and at the end; calls back every ten seconds. */
function watchHeap(durationMs: number, report: () => void): { stop: () => number } {
  let base = Number.NaN;
  const warm = setTimeout(() => {
    base = heapBytes();
  }, durationMs * WARM_UP);
  const reporting = setInterval(report, REPORT_MS);
  return {
    stop() {
      clearTimeout(warm);
      clearInterval(reporting);
      return heapBytes() - base;
    },
  };
}

/** Of what is alive: run with --expose-gc. */
function heapBytes(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

function openResources(): number {
  return process.getActiveResourcesInfo().length;
}

function describe({ joins, resumes }: Counts): string {
  return `${joins} joins, ${resumes} returns`;
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
