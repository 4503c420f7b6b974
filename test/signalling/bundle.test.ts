import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { bundleServer } from '../../scripts/bundle-server.ts';

const folder = mkdtempSync(join(tmpdir(), 'engage-bundle-'));
let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

test('the bundle serves, with a certificate of its own, where no packages are', { timeout: 60_000 }, async () => {
  await bundleServer(join(folder, 'signalling'));
  mkdirSync(join(folder, 'renderer'));
  writeFileSync(join(folder, 'renderer/index.html'), 'the page');
  const flags = ['--port', '0', '--tls-self-signed', join(folder, 'kept')];
  const serving = spawn(process.execPath, [join(folder, 'signalling/cli.mjs'), ...flags], { cwd: folder });
  child = serving;
  let said = '';
  for (const stream of [serving.stdout, serving.stderr]) {
    stream.on('data', (data: Buffer) => {
      said += data.toString();
    });
  }
  await expect.poll(() => said, { timeout: 10_000 }).toContain('Ctrl+C');
  expect(said).toMatch(/https:\/\/localhost:\d+/);
  expect(said).toMatch(/Pin: +[\w-]{43}\n/);
  expect(said).not.toContain('There is no page');
  const port = /localhost:(\d+)/.exec(said)?.[1];
  expect(await healthOf({ ENGAGE_PORT: port, ENGAGE_TLS_SELF_SIGNED: '1' })).toBe(0);
  expect(await healthOf({ ENGAGE_PORT: '1' })).toBe(1);
  const exited = once(serving, 'exit');
  serving.kill('SIGTERM');
  expect((await exited)[0]).toBe(0);
});

/** The exit code of the container's health check. */
async function healthOf(variables: NodeJS.ProcessEnv): Promise<number | null> {
  const env = { ...process.env, ...variables };
  const check = spawn(process.execPath, [join(folder, 'signalling/health-check.mjs')], { env });
  await once(check, 'exit');
  return check.exitCode;
}
