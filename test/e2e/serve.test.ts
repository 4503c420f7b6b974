/** `npm run serve` with a certificate of its own: whoever opens the link that it prints is in a call. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { openApp } from '../support/apps.ts';
import { openGuest } from '../support/guests.ts';

const CLI = fileURLToPath(new URL('../../signalling/standalone/cli.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'engage-serve-'));
let child: ChildProcess | undefined;

afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
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

test('the app knows a server that has made its own certificate by the pin in the invitation', async () => {
  const link = await serve('--port', '0', '--tls-self-signed', folder, '--invite', 'always');
  const ana = await openApp();
  await ana.openInvitation({ name: 'Ana', link, button: 'Start the call' });
  await ana.enter('Start the call');
  const pinned = await ana.invitationLink();
  expect(pinned).toMatch(/[&#]p=[\w-]{43}/);
  const ben = await openApp();
  await ben.join({ name: 'Ben', link: pinned });
  expect((await ben.measureTile(ben.tile('Ana'), 1_000)).framesPerSecond).toBeGreaterThan(5);
});

test.each([
  ['no pin', (link: string) => link.replace(/&p=[\w-]{43}/, ''), 'Nobody vouches for the room server’s certificate.'],
  ['another pin', (link: string) => link.replace(/p=.{43}/, `p=${'A'.repeat(43)}`), 'This is not the server'],
])('with %s the app sends nothing and says why', async (_, change, sentence) => {
  const link = (await serve('--port', '0', '--tls-self-signed', folder, '--invite', 'always')).replace('&new', '');
  const ana = await openApp();
  await ana.openInvitation({ name: 'Ana', link: change(link) });
  await ana.button('Join now').click();
  await ana.page.getByText(sentence).waitFor();
});
