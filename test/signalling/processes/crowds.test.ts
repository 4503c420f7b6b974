/** Many at once, and against somebody's will. The server is a process of its own: its memory is only its own. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join as joinPath } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { startServerProcess } from '../../support/server-process.ts';
import { SignallingClient } from '../../support/signalling-client.ts';

const { join, open } = SignallingClient;
const MEBIBYTE = 1024 * 1024;
const BODY = 'b'.repeat(48 * 1024);
const clients: SignallingClient[] = [];
const children: ChildProcess[] = [];

afterEach(() => {
  for (const client of clients.splice(0)) client.socket.terminate();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

async function openMany(origin: string, count: number): Promise<SignallingClient[]> {
  const opened: SignallingClient[] = [];
  while (opened.length < count) {
    const batch = Math.min(500, count - opened.length);
    opened.push(...(await Promise.all(Array.from({ length: batch }, () => open(origin)))));
  }
  clients.push(...opened);
  return opened;
}

/** Bytes of memory in use by a process. */
function residentBytes(pid: number): number {
  const [, kibibytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kibibytes) * 1024;
}

function roomNumber(number: number): string {
  return String(number).padStart(43, 'N');
}

test('5,000 sockets that say nothing are closed in time, and others are served meanwhile', async () => {
  const { origin } = await startServerProcess({ joinTimeoutMs: 4_000 });
  const silent = await openMany(origin, 5_000);
  const startMs = performance.now();
  const [ana, { self }] = await join(origin);
  clients.push(ana);
  ana.signal(self, 'served');
  expect((await ana.next('signal')).body).toBe('served');
  expect(performance.now() - startMs).toBeLessThan(500);
  const reasons = await Promise.all(silent.map(({ closed }) => closed));
  expect(new Set(reasons.map(({ reason }) => reason))).toEqual(new Set(['no-join']));
}, 60_000);

test('a client whose process is stopped is closed after two missed heartbeats', async () => {
  const { origin } = await startServerProcess({ heartbeatIntervalMs: 300, resumeWindowMs: 0 });
  const [watcher] = await join(origin);
  clients.push(watcher);
  const child = fork(joinPath(import.meta.dirname, 'joining-process.ts'), [origin], { execArgv: ['--import', 'tsx'] });
  children.push(child);
  const { id } = await watcher.next('joined', 15_000);
  child.kill('SIGSTOP');
  const startMs = performance.now();
  expect(await watcher.next('left')).toMatchObject({ id, reason: 'gone' });
  expect(performance.now() - startMs).toBeGreaterThan(500);
  expect(performance.now() - startMs).toBeLessThan(2_500);
}, 30_000);

test.runIf(process.platform === 'linux')(
  '100 readers that read nothing cost less than 150 MB before they are cut off',
  async () => {
    const server = await startServerProcess({ framesPerSecond: 1e6, frameBurst: 1e6, resumeWindowMs: 1_000 });
    const { origin } = server;
    const pairs = [];
    for (let index = 0; index < 100; index += 1) pairs.push(await joinPair(origin, roomNumber(index)));
    await Promise.all(pairs.map(sendMuch));
    const before = residentBytes(server.pid);
    let highest = before;
    const sampling = setInterval(() => {
      highest = Math.max(highest, residentBytes(server.pid));
    }, 10);
    try {
      await Promise.all(pairs.map(overwhelm));
    } finally {
      clearInterval(sampling);
    }
    console.log(`100 stalled readers: RSS +${((highest - before) / MEBIBYTE).toFixed(0)} MiB at most`);
    expect(highest - before).toBeLessThan(150 * MEBIBYTE);
  },
  60_000,
);

type Pair = { fast: SignallingClient; slow: SignallingClient; slowId: string };

async function joinPair(origin: string, room: string): Promise<Pair> {
  const [fast] = await join(origin, { room });
  const [slow, { self }] = await join(origin, { room });
  clients.push(fast, slow);
  await fast.next('joined');
  return { fast, slow, slowId: self };
}

/** Sends to somebody who reads nothing until the server has had enough. */
async function overwhelm({ fast, slow, slowId }: Pair): Promise<void> {
  slow.socket.pause();
  while (!fast.frames.some((frame) => frame.includes('"left"'))) {
    for (let burst = 0; burst < 4; burst += 1) fast.signal(slowId, BODY);
    await sleep(20);
  }
}

/** As much as to a reader who reads nothing: what is measured is the cost of waiting, not of passing. */
async function sendMuch({ fast, slow, slowId }: Pair): Promise<void> {
  for (let round = 1; round <= 5; round += 1) {
    for (let burst = 0; burst < 8; burst += 1) fast.signal(slowId, BODY);
    for (let burst = 0; burst < 8; burst += 1) await slow.next('signal', 20_000);
  }
}
