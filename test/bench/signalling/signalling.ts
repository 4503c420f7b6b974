/**
 * Our signalling server against the least that relays over `ws`, and against what others use: in turn within each
 * round, server and load on different cores, every figure a ratio of the same round.
 */
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Spread, spread } from '../../support/statistics.ts';
import type { Bench } from '../bench.ts';
import { bundleContenders, CONTENDERS, type Contender, type ServerName } from './contenders.ts';
import type { Flooded } from './flooder.ts';
import type { Idle, Latency, Saturation } from './load.ts';
import { isPinned, runLoad, type Server, startContender, startLoad, startScript } from './processes.ts';

const DEFAULT_ROUNDS = 3;
const BODY_BYTES = [200, 3_000] as const;
const SATURATION_SECONDS = 2;
const LATENCY = { bodyBytes: 1_000, perSecond: 3_000, seconds: 4 };
const IDLE_SOCKETS = 5_000;
const RETURNING_CLIENTS = 1_000;
/** A heartbeat of ours has passed by then: what was told is known to have arrived, and is kept no longer. */
const SETTLE_MS = 11_000;

type Relayed = Record<Contender, Saturation>;
type Held = { bytesPerSocket: number; acceptMs: number };
type Round = {
  relay: Record<(typeof BODY_BYTES)[number], Relayed>;
  latency: { engage: Latency; 'bare-ws': Latency };
  idle: { engage: Held; 'bare-ws': Held };
  flooder: Flooded;
  restart: { clients: number; backMs: number };
};

export const benchSignalling: Bench = async ({ rounds = DEFAULT_ROUNDS, log }) => {
  log(isPinned ? 'Server on core 0, load on core 1.' : 'Cores cannot be chosen here: server and load share them.');
  log('Our limit of frames per socket is lifted, but for the flooder.');
  await bundleContenders();
  const results: Round[] = [];
  for (let index = 0; index < rounds; index += 1) results.push(await measureRound(index, log));
  return summarise(results, log);
};

async function measureRound(index: number, log: (line: string) => void): Promise<Round> {
  log(`Round ${index + 1}`);
  // Whoever comes first may find a cooler machine: the order turns.
  const order = CONTENDERS.map((_, at) => CONTENDERS[(at + index) % CONTENDERS.length] ?? 'engage');
  const relay = {
    200: await measureRelays(order, 200, log),
    3000: await measureRelays(order, 3_000, log),
  };
  const latency = { engage: await measureLatency('engage', log), 'bare-ws': await measureLatency('bare-ws', log) };
  const idle = { engage: await measureIdle('engage', log), 'bare-ws': await measureIdle('bare-ws', log) };
  return { relay, latency, idle, flooder: await measureFlooder(log), restart: await measureRestart(log) };
}

async function measureRelays(order: readonly Contender[], bodyBytes: number, log: (line: string) => void) {
  const relayed: Partial<Relayed> = {};
  for (const contender of order) {
    relayed[contender] = await withServer(contender, ({ port }) =>
      runLoad<Saturation>({ kind: 'saturation', contender, port, bodyBytes, seconds: SATURATION_SECONDS }),
    );
    const { messagesPerSecond = 0, loadCpu = 0 } = relayed[contender] ?? {};
    log(`  ${bodyBytes} B ${contender}: ${messagesPerSecond.toFixed(0)}/s (load at ${(loadCpu * 100).toFixed(0)} %)`);
  }
  return relayed as Relayed;
}

async function measureLatency(contender: Contender, log: (line: string) => void): Promise<Latency> {
  const latency = await withServer(contender, ({ port }) =>
    runLoad<Latency>({ kind: 'latency', contender, port, ...LATENCY }),
  );
  log(`  latency ${contender}: p50 ${latency.p50Ms.toFixed(1)} ms, p99 ${latency.p99Ms.toFixed(1)} ms`);
  return latency;
}

async function measureIdle(contender: Contender, log: (line: string) => void): Promise<Held> {
  const held = await withServer(contender, (server) => hold(contender, server));
  log(
    `  idle ${contender}: ${held.bytesPerSocket.toFixed(0)} bytes a socket, all there in ${held.acceptMs.toFixed(0)} ms`,
  );
  return held;
}

async function hold(contender: Contender, server: Server): Promise<Held> {
  const before = server.residentBytes();
  const { child, firstLine } = startLoad({ kind: 'idle', contender, port: server.port, sockets: IDLE_SOCKETS });
  const { acceptMs }: Idle = JSON.parse(await firstLine);
  await sleep(SETTLE_MS);
  const bytesPerSocket = (server.residentBytes() - before) / IDLE_SOCKETS;
  child.kill('SIGTERM');
  await once(child, 'exit');
  return { bytesPerSocket, acceptMs };
}

/** With the limits that the server has by default. */
async function measureFlooder(log: (line: string) => void): Promise<Flooded> {
  return withServer('engage-with-limits', async ({ port }) => {
    const { child, firstLine } = startScript('flooder.ts', [String(port)]);
    const flooded: Flooded = JSON.parse((await Promise.all([firstLine, once(child, 'exit')]))[0]);
    log(`  flooder: out after ${flooded.outMs.toFixed(0)} ms, the others' p99 ${flooded.othersP99Ms.toFixed(1)} ms`);
    return flooded;
  });
}

async function measureRestart(log: (line: string) => void): Promise<Round['restart']> {
  const server = await startContender('engage');
  const { child, firstLine } = startScript('returning.ts', [String(server.port), String(RETURNING_CLIENTS)]);
  await firstLine;
  const allBack = new Promise<number>((resolve) =>
    child.stdout?.on('data', (chunk: unknown) => resolve(Number(String(chunk).trim()))),
  );
  await server.stop('SIGKILL');
  const again = await startContender('engage', { port: server.port });
  const restartedAt = performance.timeOrigin + performance.now();
  const backMs = (await allBack) - restartedAt;
  child.kill('SIGKILL');
  await again.stop();
  log(`  restart: ${RETURNING_CLIENTS} clients back after ${backMs.toFixed(0)} ms`);
  return { clients: RETURNING_CLIENTS, backMs };
}

async function withServer<T>(name: ServerName, use: (server: Server) => Promise<T>): Promise<T> {
  const server = await startContender(name);
  try {
    return await use(server);
  } finally {
    await server.stop();
  }
}

function summarise(rounds: Round[], log: (line: string) => void): object {
  const ratios = (other: Contender, bytes: (typeof BODY_BYTES)[number]): Spread =>
    spread(rounds.map(({ relay }) => relay[bytes].engage.messagesPerSecond / relay[bytes][other].messagesPerSecond));
  const smaller = (other: Contender): number => Math.min(...BODY_BYTES.map((bytes) => ratios(other, bytes).median));
  for (const other of CONTENDERS.slice(1)) {
    for (const bytes of BODY_BYTES) log(`${bytes} B: ${format(ratios(other, bytes))} × ${other}`);
  }
  const idle = spread(rounds.map(({ idle }) => idle.engage.bytesPerSocket / idle['bare-ws'].bytesPerSocket));
  const p99 = spread(rounds.map(({ latency }) => latency.engage.p99Ms));
  const flooder = {
    othersP99Ms: spread(rounds.map((round) => round.flooder.othersP99Ms)).median,
    outMs: spread(rounds.map((round) => round.flooder.outMs)).median,
  };
  const backMs = spread(rounds.map(({ restart }) => restart.backMs));
  log(`idle memory: ${format(idle)} × bare-ws; p99 at ${LATENCY.perSecond}/s: ${format(p99)} ms`);
  log(`flooder out after ${flooder.outMs.toFixed(0)} ms, the others' p99 ${flooder.othersP99Ms.toFixed(1)} ms`);
  log(`${RETURNING_CLIENTS} clients back after ${format(backMs)} ms`);
  return {
    relay: {
      ratioToBareWs: smaller('bare-ws'),
      ratioToPeers: { peerjs: smaller('peerjs'), 'socket.io': smaller('socket.io'), 'y-webrtc': smaller('y-webrtc') },
    },
    idle: { ratioToBareWs: idle.median },
    latency: { p99Ms: p99.median },
    flooder,
    restart: { clients: RETURNING_CLIENTS, backMs: backMs.median },
    rounds,
  };
}

function format({ median, min, max }: Spread): string {
  return `${median.toFixed(2)} (${min.toFixed(2)}–${max.toFixed(2)})`;
}
