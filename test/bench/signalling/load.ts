/** The load, as a process of its own: what to do as JSON in the first argument, what was seen as JSON on stdout. */
import { setTimeout as sleep } from 'node:timers/promises';
import { type Client, connectClient, randomId } from './clients.ts';
import type { Contender } from './contenders.ts';
import { percentile } from './percentile.ts';

export type Load =
  | { kind: 'saturation'; contender: Contender; port: number; bodyBytes: number; seconds: number }
  | { kind: 'latency'; contender: Contender; port: number; bodyBytes: number; seconds: number; perSecond: number }
  | { kind: 'idle'; contender: Contender; port: number; sockets: number };

export type Saturation = { messagesPerSecond: number; loadCpu: number };
export type Latency = { p50Ms: number; p99Ms: number; sent: number; received: number };
export type Idle = { acceptMs: number };

type Pair = { from: Client; to: Client };

const PAIRS = 20;
/** Messages on their way for each pair: enough that the server never waits. */
const WINDOW = 16;
const WARM_UP_MS = 500;

const load: Load = JSON.parse(process.argv[2] ?? '{}');
if (load.kind === 'idle') await holdSockets(load);
else console.log(JSON.stringify(load.kind === 'saturation' ? await saturate(load) : await measureLatency(load)));
process.exit();

async function connectPairs(contender: Contender, port: number): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for (let index = 0; index < PAIRS; index += 1) {
    const room = String(index).padStart(43, 'B');
    const from = await connectClient(contender, port, randomId(), room);
    pairs.push({ from, to: await connectClient(contender, port, randomId(), room) });
  }
  return pairs;
}

async function saturate({
  contender,
  port,
  bodyBytes,
  seconds,
}: Extract<Load, { kind: 'saturation' }>): Promise<Saturation> {
  const body = 'b'.repeat(bodyBytes);
  let relayed = 0;
  for (const { from, to } of await connectPairs(contender, port)) {
    const send = (): void => from.send(to.address, body);
    to.onMessage = () => {
      relayed += 1;
      send();
    };
    for (let index = 0; index < WINDOW; index += 1) send();
  }
  await sleep(WARM_UP_MS);
  const [relayedBefore, startMs, cpu] = [relayed, performance.now(), process.cpuUsage()];
  await sleep(seconds * 1_000);
  const elapsedMs = performance.now() - startMs;
  const { user, system } = process.cpuUsage(cpu);
  return {
    messagesPerSecond: ((relayed - relayedBefore) * 1_000) / elapsedMs,
    loadCpu: (user + system) / 1_000 / elapsedMs,
  };
}

/** Messages are due at fixed times and are measured from then, whether they could be sent in time or not. */
async function measureLatency(load: Extract<Load, { kind: 'latency' }>): Promise<Latency> {
  const { contender, port, bodyBytes, seconds, perSecond } = load;
  const body = 'b'.repeat(bodyBytes);
  const pairs = await connectPairs(contender, port);
  const latencies: number[] = [];
  /** Times that messages were due, by pair: each pair's arrive in order. */
  const due = pairs.map(() => [] as number[]);
  for (const [index, { to }] of pairs.entries()) {
    to.onMessage = () => latencies.push(performance.now() - (due[index]?.shift() ?? Number.NaN));
  }
  const startMs = performance.now() + WARM_UP_MS;
  const count = seconds * perSecond;
  for (let sent = 0; sent < count; ) {
    await sleep(1);
    for (; sent < count && startMs + (sent * 1_000) / perSecond <= performance.now(); sent += 1) {
      const index = sent % PAIRS;
      due[index]?.push(startMs + (sent * 1_000) / perSecond);
      pairs[index]?.from.send(pairs[index]?.to.address ?? '', body);
    }
  }
  await sleep(1_000);
  return {
    p50Ms: percentile(latencies, 50),
    p99Ms: percentile(latencies, 99),
    sent: count,
    received: latencies.length,
  };
}

/** Rooms of four. Says when all are there and stays until it is ended. */
async function holdSockets({ contender, port, sockets }: Extract<Load, { kind: 'idle' }>): Promise<void> {
  const startMs = performance.now();
  const connect = (index: number): Promise<Client> =>
    connectClient(contender, port, randomId(), String(Math.floor(index / 4)).padStart(43, 'I'));
  for (let first = 0; first < sockets; first += 250) {
    await Promise.all(Array.from({ length: Math.min(250, sockets - first) }, (_, index) => connect(first + index)));
  }
  const idle: Idle = { acceptMs: performance.now() - startMs };
  console.log(JSON.stringify(idle));
  await new Promise((resolve) => process.once('SIGTERM', resolve));
}
