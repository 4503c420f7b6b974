/** `npm run serve` with a certificate of its own: whoever opens the link that it prints is in a call. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { openGuest } from '../support/guests.ts';

const CLI = fileURLToPath(new URL('../../signalling/standalone/cli.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'engage-serve-'));
let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** The invite that the server prints. */
async function serve(...flags: string[]): Promise<string> {
  const serving = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), CLI, ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  child = serving;
  let said = '';
  serving.stdout.on('data', (data: Buffer) => {
    said += data.toString();
  });
  await expect.poll(() => said, { timeout: 15_000 }).toContain('Ctrl+C');
  return /invite to a fresh room: (\S+)/.exec(said)?.[1] ?? '';
}

test('two people open the invite of a fresh server over https and see each other', async () => {
  const link = await serve('--port', '0', '--tls-self-signed', folder, '--invite', 'always');
  expect(link).toMatch(/^https:/);
  const ana = await openGuest(link);
  await ana.page.getByLabel('Your name').fill('Ana');
  await ana.enter('Start the call');
  const ben = await openGuest(link);
  await ben.page.getByLabel('Your name').fill('Ben');
  await ben.enter('Start the call');
  expect((await ben.measureTile(ben.tile('Ana'), 1_000)).framesPerSecond).toBeGreaterThan(2);
  expect((await ana.measureTile(ana.tile('Ben'), 1_000)).framesPerSecond).toBeGreaterThan(2);
  // Whom they invite themselves only joins: a room that has ended is not made again by mistake.
  expect(await ana.invitationLink()).not.toContain('new');
});
