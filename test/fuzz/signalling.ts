/**
 * Broken frames against the signalling server: first its reader of frames in this process, then a server in a
 * process of its own, over real sockets. None may be accepted, nothing may break, no memory may stay behind.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { readClientFrame } from '../../signalling/connection/client-frame.ts';
import { brokenFrame } from '../signalling/broken-frames.ts';
import { SeededRandom } from '../signalling/seeded-random.ts';
import { freePort, listening } from '../support/ports.ts';
import type { Fuzz, FuzzOptions } from './fuzz.ts';

const DEFAULT_ROUNDS = 10_000_000;
const DEFAULT_FRAMES = 1_000_000;
/** A refusal closes its socket; what comes behind it is still read by the server, and must be ignored. */
const FRAMES_PER_SOCKET = 20;
const SOCKETS_AT_ONCE = 50;
const GARBAGE_SHARE = 0.1;
const MAX_GROWTH_BYTES = 20 * 1024 * 1024;
/** By then what a server allocates once is there. */
const WARM_UP_FRAMES = 50_000;
const PROGRESS_MS = 5_000;
const SERVE = join(import.meta.dirname, '../support/serve.ts');

type Sent = { accepted: number; unanswered: number };

export const fuzzSignalling: Fuzz = async (options) => {
  const isReaderWell = readBroken(options);
  return (await sendBroken(options)) && isReaderWell;
};

function readBroken({ rounds = DEFAULT_ROUNDS, seed, log }: FuzzOptions): boolean {
  const random = new SeededRandom(seed);
  const progress = progressOf(log, 'frames read');
  let [accepted, crashes] = [0, 0];
  for (let index = 0; index < rounds; index += 1) {
    const text = brokenFrame(random);
    try {
      if (readClientFrame(text).ok) accepted += 1;
    } catch {
      crashes += 1;
    }
    progress(index);
  }
  log(`In process: ${rounds} frames, ${accepted} accepted, ${crashes} crashes`);
  return accepted === 0 && crashes === 0;
}

async function sendBroken({ frames = DEFAULT_FRAMES, seed, log }: FuzzOptions): Promise<boolean> {
  const random = new SeededRandom(seed);
  const port = await freePort();
  // The limits on how many and how fast would keep most of it away from the reader.
  const limits = { framesPerSecond: 1e9, frameBurst: 1e9, joinTimeoutMs: 60_000, resumeWindowMs: 100 };
  const server = spawn(process.execPath, ['--import', 'tsx', SERVE, JSON.stringify({ ...limits, port })], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await listening(port);
  const total: Sent = { accepted: 0, unanswered: 0 };
  const progress = progressOf(log, 'frames sent');
  let [sent, base] = [0, Number.NaN];
  while (sent < frames && server.exitCode === null) {
    const results = await Promise.all(Array.from({ length: SOCKETS_AT_ONCE }, () => attack(port, random)));
    for (const { accepted, unanswered } of results) {
      total.accepted += accepted;
      total.unanswered += unanswered;
    }
    sent += SOCKETS_AT_ONCE * FRAMES_PER_SOCKET;
    progress(sent);
    if (Number.isNaN(base) && sent >= WARM_UP_FRAMES) base = residentBytes(server.pid);
  }
  const crashes = server.exitCode === null ? 0 : 1;
  const growth = residentBytes(server.pid) - base;
  const isServing = crashes === 0 && (await isAlive(port));
  server.kill('SIGKILL');
  if (crashes === 0) await once(server, 'exit');
  log(
    `Over sockets: ${sent} frames, ${total.accepted} accepted, ${total.unanswered} sockets not refused, ${crashes} crashes`,
  );
  if (Number.isNaN(growth)) log(`Memory: too few frames to judge it (${WARM_UP_FRAMES} come before)`);
  else log(`Memory after the first ${WARM_UP_FRAMES} frames: ${(growth / 1024 / 1024).toFixed(1)} MiB more`);
  return isServing && total.accepted === 0 && total.unanswered === 0 && !(growth >= MAX_GROWTH_BYTES);
}

/** One socket with broken frames, or with bytes that are no frames at all. */
async function attack(port: number, random: SeededRandom): Promise<Sent> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/signalling`, { perMessageDeflate: false });
  const closed = once(socket, 'close');
  let said = '';
  socket.on('message', (data) => {
    said += String(data);
  });
  socket.on('error', () => undefined);
  await once(socket, 'open');
  const isGarbage = random.next() < GARBAGE_SHARE;
  if (isGarbage) sendGarbage(socket, random);
  else for (let index = 0; index < FRAMES_PER_SOCKET; index += 1) socket.send(brokenFrame(random));
  await closed;
  const isRefused = /^{"type":"refused","reason":"(malformed|version|too-large)"}$/.test(said);
  return { accepted: /welcome|pong|resumed/.test(said) ? 1 : 0, unanswered: isRefused || isGarbage ? 0 : 1 };
}

function sendGarbage(socket: WebSocket, random: SeededRandom): void {
  const bytes = Buffer.from(Array.from({ length: 1 + random.below(300) }, () => random.below(256)));
  // The socket below a ws client is not part of its types.
  const below: unknown = Reflect.get(socket, '_socket');
  if (below instanceof Object && 'end' in below && typeof below.end === 'function') below.end(bytes);
}

async function isAlive(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => undefined);
  return answer?.status === 200;
}

/** Of Linux; elsewhere NaN. */
function residentBytes(pid: number | undefined): number {
  try {
    const [, kibibytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) * 1024;
  } catch {
    return Number.NaN;
  }
}

function progressOf(log: (line: string) => void, what: string): (done: number) => void {
  let last = performance.now();
  return (done) => {
    if (done % 1_000 !== 0 || performance.now() - last < PROGRESS_MS) return;
    last = performance.now();
    log(`  ${done} ${what}`);
  };
}
