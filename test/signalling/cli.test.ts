import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { parseInvitation } from '../../renderer/call/seal/invitation.ts';
import { readCliOptions } from '../../signalling/standalone/cli-options.ts';
import { SignallingClient } from '../support/signalling-client.ts';
import { startServer } from './running-server.ts';

const CLI = fileURLToPath(new URL('../../signalling/standalone/cli.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const children: ChildProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), 'engage-cli-'));

afterAll(() => rmSync(folder, { recursive: true }));

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

type Run = { child: ChildProcess; out: () => string; log: () => string; exit: Promise<number | null> };

/** Starts the command from a folder that is not the project's. */
function run(flags: string[], environment: NodeJS.ProcessEnv = {}): Run {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, ['--import', TSX, CLI, ...flags], { cwd: tmpdir(), env });
  children.push(child);
  let text = '';
  let log = '';
  child.stdout.on('data', (data: Buffer) => {
    text += data.toString();
  });
  child.stderr.on('data', (data: Buffer) => {
    text += data.toString();
    log += data.toString();
  });
  const exit = once(child, 'close').then(() => child.exitCode);
  return { child, out: () => text, log: () => log, exit };
}

test('it says where to find it, serves, and ends well on SIGTERM', { timeout: 20_000 }, async () => {
  const { child, out, exit } = run(['--port', '0', '--log-level', 'info'], { ENGAGE_SEATS: '1' });
  await expect.poll(out, { timeout: 10_000 }).toContain('Ctrl+C');
  const origin = /http:\/\/localhost:\d+/.exec(out())?.[0] ?? '';
  expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ engage: 1 });
  expect(out()).toContain('Browsers give camera and microphone only to pages from https or localhost');
  // This is no terminal but perhaps a log.
  expect(out()).not.toContain('invite');
  expect((await fetch(`${origin}/readyz`)).status).toBe(200);
  expect(await (await fetch(`${origin}/metrics`)).text()).toContain('engage_connections 0');

  const [client] = await SignallingClient.join(origin);
  await expect(SignallingClient.join(origin)).rejects.toThrow('full');
  child.kill('SIGTERM');
  await client.next('bye');
  expect(await exit).toBe(0);
  expect(out()).toContain('"event":"closed"');
});

test('a port in use is one clear sentence', { timeout: 20_000 }, async () => {
  const { port } = await startServer();
  const { out, exit } = run(['--host', '127.0.0.1'], { ENGAGE_PORT: `${port}` });
  expect(await exit).toBe(1);
  expect(out()).toBe(`Port ${port} is in use by another program. Choose another one with --port.\n`);
});

test('its own certificate is kept, its pin said, and the invite leads to it', { timeout: 40_000 }, async () => {
  const flags = ['--port', '0', '--log-level', 'debug', '--invite', 'always'];
  const pins: (string | undefined)[] = [];
  for (const _ of ['first', 'second']) {
    const { child, out, log, exit } = run(flags, { ENGAGE_TLS_SELF_SIGNED: join(folder, 'kept') });
    await expect.poll(out, { timeout: 10_000 }).toContain('Ctrl+C');
    pins.push(/Pin: +([\w-]{43})\n/.exec(out())?.[1]);
    const link = /invite to a fresh room: (.+)\n/.exec(out())?.[1] ?? '';
    const parsed = parseInvitation(link);
    if (!parsed.ok || parsed.kind !== 'room') throw new Error(`no invitation: ${link}`);
    const { origin, secret } = parsed.invitation;
    const localOrigin = `https://localhost:${new URL(origin).port}`;
    expect(await statusOf(localOrigin, readFileSync(join(folder, 'kept', 'server-certificate.pem'), 'utf8'))).toBe(200);
    child.kill('SIGINT');
    expect(await exit).toBe(0);
    expect(log()).toContain('listening');
    expect(log()).not.toContain(secret);
  }
  expect(pins[0]).toBeDefined();
  expect(pins[1]).toBe(pins[0]);
});

function statusOf(origin: string, ca: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const asked = get(`${origin}/healthz`, { ca, agent: false }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    asked.on('error', reject);
  });
}

test('a certificate that cannot be used is one sentence, and nothing is started', { timeout: 20_000 }, async () => {
  const file = join(folder, 'no-certificate.pem');
  writeFileSync(file, 'hello');
  const missing = run(['--port', '0', '--tls-cert', join(folder, 'none.pem'), '--tls-key', file]);
  const wrong = run(['--port', '0', '--tls-cert', file, '--tls-key', file]);
  expect([await missing.exit, await wrong.exit]).toEqual([1, 1]);
  expect(missing.out()).toBe(`The TLS certificate ${join(folder, 'none.pem')} cannot be read (ENOENT).\n`);
  expect(wrong.out()).toMatch(/^The TLS certificate cannot be read: .+\n$/);
});

test('every flag has its variable, and the flag wins', () => {
  vi.stubEnv('ENGAGE_PORT', '7400');
  vi.stubEnv('ENGAGE_ALLOWED_ORIGIN', 'https://a.example, https://b.example:8443/page');
  vi.stubEnv('ENGAGE_TRUST_PROXY', '10.0.0.0/8, fd00::1');
  vi.stubEnv('ENGAGE_TURN_URL', 'turn:turn.example:3478?transport=udp');
  vi.stubEnv('ENGAGE_TURN_SECRET', 'north');
  vi.stubEnv('ENGAGE_REDIS', 'redis://redis.example:6379');
  vi.stubEnv('ENGAGE_LOG_LEVEL', 'debug');
  const flags = ['--log-level', 'info', '--host', '127.0.0.1', '--turn-url', 'turns:turn.example'];
  expect(readCliOptions(['node', 'cli', ...flags, '--tls-cert', 'c.pem', '--tls-key', 'k.pem'])).toEqual({
    port: 7400,
    host: '127.0.0.1',
    seats: 12,
    maxConnections: 10_000,
    allowedOrigins: ['https://a.example', 'https://b.example:8443'],
    trustProxy: ['10.0.0.0/8', 'fd00::1'],
    tls: { from: 'files', cert: 'c.pem', key: 'k.pem' },
    turn: { urls: ['turns:turn.example'], secret: 'north', ttlSeconds: 3_600 },
    redisUrl: 'redis://redis.example:6379',
    metrics: 'own-computer',
    invite: 'terminal',
    logLevel: 'info',
  });
});

test('a certificate of its own is kept in the folder of this user unless another is named', () => {
  vi.stubEnv('XDG_DATA_HOME', folder);
  const folderOf = (...flags: string[]) => readCliOptions(['node', 'cli', ...flags]).tls;
  expect(folderOf()).toBeUndefined();
  expect(folderOf('--tls-self-signed', folder)).toEqual({ from: 'folder', folder });
  if (process.platform !== 'linux') return;
  expect(folderOf('--tls-self-signed')).toEqual({ from: 'folder', folder: join(folder, 'engage') });
  vi.stubEnv('ENGAGE_TLS_SELF_SIGNED', '1');
  expect(folderOf()).toEqual({ from: 'folder', folder: join(folder, 'engage') });
});

/** What is said before the process would end with code 1. */
function complaintAbout(flags: string[]): string {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('exit');
  });
  expect(() => readCliOptions(['node', 'cli', ...flags])).toThrow('exit');
  expect(exit).toHaveBeenCalledWith(1);
  return said.mock.calls.join('');
}

test.each([
  ['--port', '65536'],
  ['--seats', 'many'],
  ['--max-connections', '0'],
  ['--allowed-origin', 'call.example'],
  ['--trust-proxy', 'proxy.example'],
  ['--turn-url', 'https://turn.example'],
  ['--turn-url', 'turn:turn.example?transport=sctp'],
  ['--turn-ttl', '1'],
  ['--metrics', 'friends'],
  ['--log-level', 'loud'],
])('%s %s is refused with a sentence', (flag, value) => {
  expect(complaintAbout([flag, value])).toContain(`argument '${value}' is invalid`);
});

test.each([
  [['--tls-cert', 'c.pem'], '--tls-cert and --tls-key are given together'],
  [['--tls-cert', 'c.pem', '--tls-key', 'k.pem', '--tls-self-signed'], 'cannot be used with'],
  [['--turn-url', 'turn:turn.example'], 'needs the secret'],
  [['--turn-secret', 'north'], 'needs a --turn-url'],
  [['--redis', 'http://:north@redis.example'], 'must be like redis://'],
])('%j is refused with a sentence that repeats no secret', (flags, sentence) => {
  const complaint = complaintAbout(flags);
  expect(complaint).toContain(sentence);
  expect(complaint).not.toContain('north');
});
