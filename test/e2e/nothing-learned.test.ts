/** What a server knows after a call with chat: its whole memory and everything that any process has logged. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { fromBase64Url, toBase64Url } from '../../renderer/call/seal/base64-url.ts';
import { deriveRoomKeys } from '../../renderer/call/seal/room-keys.ts';
import { openApp } from '../support/apps.ts';
import type { CallPage } from '../support/call-page.ts';
import { openGuest } from '../support/guests.ts';
import { freePort, listening } from '../support/ports.ts';

const CLI = join(import.meta.dirname, '../../signalling/standalone/cli.ts');
const ends: (() => void)[] = [];

afterEach(() => {
  for (const end of ends.splice(0)) end();
});

/** The server that people run, at its most talkative; `snapshot` is everything in its memory, as text. */
async function startWatchedServer(): Promise<{ port: number; log: () => string; snapshot: () => Promise<string> }> {
  const folder = mkdtempSync(join(tmpdir(), 'engage-heap-'));
  const port = await freePort();
  const flags = ['--heapsnapshot-signal=SIGUSR2', `--diagnostic-dir=${folder}`, '--import', 'tsx'];
  const child = spawn(process.execPath, [...flags, CLI, '--port', String(port), '--log-level', 'debug']);
  ends.push(() => {
    child.kill('SIGKILL');
    rmSync(folder, { recursive: true });
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: unknown) => {
      log += String(chunk);
    });
  }
  await listening(port);
  const snapshot = async (): Promise<string> => {
    child.kill('SIGUSR2');
    const written = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.heapsnapshot'));
    await expect.poll(() => written().length, { timeout: 20_000, interval: 100 }).toBe(1);
    // Stopped while it writes, the server answers again when the file is whole.
    await fetch(`http://127.0.0.1:${port}/healthz`);
    return readFileSync(join(folder, written()[0] ?? ''), 'utf8');
  };
  return { port, log: () => log, snapshot };
}

function consoleOf({ page }: CallPage): () => string {
  let said = '';
  page.on('console', (message) => {
    said += `${message.text()}\n`;
  });
  return () => said;
}

test('neither the server’s memory nor any log has a name, a description, an address, chat or a key', async () => {
  const server = await startWatchedServer();
  const ana = await openGuest(`http://localhost:${server.port}`);
  const ben = await openApp();
  const logs = [server.log, consoleOf(ana), consoleOf(ben), () => ben.app.logs()];
  await ana.host({ name: 'Ana Namemarker', room: 'Roommarker' });
  const link = await ana.invitationLink();
  await ben.join({ name: 'Ben Namemarker', link });
  await ana.measureTile(ana.tile('Ben Namemarker'), 300);
  await ana.sendChat('Chatmarker');
  await expect.poll(() => ben.chatTexts()).toEqual(['Chatmarker']);

  const memory = await server.snapshot();
  const secret = new URLSearchParams(new URL(link).hash.slice(1)).get('k') ?? '';
  const keys = await deriveRoomKeys(fromBase64Url(secret));
  // The search can find what is there: where the room is the server must know.
  expect(memory).toContain(toBase64Url(keys.locator));
  const markers = {
    name: 'Namemarker',
    room: 'Roommarker',
    chat: 'Chatmarker',
    description: 'a=fingerprint',
    credentials: 'a=ice-ufrag',
    candidate: 'typ host',
    secret,
    psk: toBase64Url(keys.psk),
  };
  for (const [what, marker] of Object.entries(markers)) {
    expect(memory.includes(marker), `${what} in the server's memory`).toBe(false);
    for (const log of logs) expect(log().includes(marker), `${what} in a log`).toBe(false);
  }
  expect(server.log()).toContain('joined');
}, 120_000);

test('no process is started with the secret in its arguments, and nothing of it is stored', async () => {
  const ana = await openApp();
  await ana.host({ name: 'Ana' });
  const link = await ana.invitationLink();
  const secret = new URLSearchParams(new URL(link).hash.slice(1)).get('k') ?? '';
  const commandLines = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => readCommandLine(pid));
  expect(commandLines.some((line) => line.includes('chromium'))).toBe(true);
  expect(commandLines.filter((line) => line.includes(secret))).toEqual([]);
  const ben = await openGuest(link);
  await ben.page.getByLabel('Your name').fill('Ben');
  await ben.enter('Join now');
  for (const { page } of [ana, ben]) {
    const stored = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]),
    );
    expect(stored).not.toContain(secret);
  }
});

function readCommandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
