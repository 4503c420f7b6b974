import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test, vi } from 'vitest';
import { readCliOptions } from '../../signalling/cli-options.ts';
import { SignallingClient } from '../support/signalling-client.ts';
import { startServer } from './running-server.ts';

const CLI = fileURLToPath(new URL('../../signalling/cli.ts', import.meta.url));
const TSX = import.meta.resolve('tsx');
const children: ChildProcess[] = [];

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

type Run = { child: ChildProcess; out: () => string; exit: Promise<number | null> };

/** Starts the command from a folder that is not the project's. */
function run(flags: string[], environment: NodeJS.ProcessEnv = {}): Run {
  const env = { ...process.env, ...environment };
  const child = spawn(process.execPath, ['--import', TSX, CLI, ...flags], { cwd: tmpdir(), env });
  children.push(child);
  let text = '';
  const add = (data: Buffer) => {
    text += data.toString();
  };
  child.stdout.on('data', add);
  child.stderr.on('data', add);
  const exit = once(child, 'close').then(() => child.exitCode);
  return { child, out: () => text, exit };
}

test('it says where to find it, serves, and ends well on SIGTERM', { timeout: 20_000 }, async () => {
  const { child, out, exit } = run(['--port', '0', '--log-level', 'info'], { ENGAGE_SEATS: '1' });
  await expect.poll(out, { timeout: 10_000 }).toContain('Ctrl+C');
  const origin = /http:\/\/localhost:\d+/.exec(out())?.[0] ?? '';
  expect(await (await fetch(`${origin}/healthz`)).json()).toEqual({ engage: 1 });
  expect(out()).toContain('Browsers give camera and microphone only to pages from https or localhost');

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

test('every flag has its variable, and the flag wins', () => {
  vi.stubEnv('ENGAGE_PORT', '7400');
  vi.stubEnv('ENGAGE_ALLOWED_ORIGIN', 'https://a.example, https://b.example:8443/page');
  vi.stubEnv('ENGAGE_LOG_LEVEL', 'debug');
  expect(readCliOptions(['node', 'cli', '--log-level', 'info', '--host', '127.0.0.1'])).toEqual({
    port: 7400,
    host: '127.0.0.1',
    seats: 12,
    allowedOrigins: ['https://a.example', 'https://b.example:8443'],
    logLevel: 'info',
  });
});

test.each([
  ['--port', '65536'],
  ['--seats', 'many'],
  ['--allowed-origin', 'call.example'],
  ['--log-level', 'loud'],
])('%s %s is refused with a sentence', (flag, value) => {
  const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
    throw new Error('exit');
  });
  expect(() => readCliOptions(['node', 'cli', flag, value])).toThrow('exit');
  expect(exit).toHaveBeenCalledWith(1);
  expect(`${said.mock.calls[0]?.[0]}`).toContain(`argument '${value}' is invalid`);
});
