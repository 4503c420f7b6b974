/** The network settings and audio only: real windows, and a real coturn for what goes by way of a relay. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freshIceServers } from '../../signalling/connection/turn.ts';
import { type AppWindow, openApp, shared } from '../support/apps.ts';
import { type Coturn, startCoturn } from '../support/coturn.ts';
import {
  addServer,
  closeSettings,
  openSettings,
  switchEncodeOnce,
  switchRelayOnly,
} from '../support/network-settings.ts';
import { freePort } from '../support/ports.ts';
import { systemPackage } from '../support/system-package.ts';
import { sentPictureBytes, signalledTypes, usedTypes, watchConnections } from '../support/watched-connections.ts';

const SECOND_MS = 1_000;
const PATIENT = { timeout: 20 * SECOND_MS };
const SECRET = 'known to both servers';
const turnserver = await systemPackage('coturn', 'turnserver');
let coturn: Coturn | undefined;

beforeAll(async () => {
  if (turnserver !== undefined) coturn = await startCoturn(turnserver, SECRET);
});

afterAll(() => coturn?.stop());

/** As whoever runs the server would hand it out. */
function turnServer(): { urls: string; username: string; credential: string } {
  const turn = { urls: [coturn?.url ?? ''], secret: SECRET, ttlSeconds: 600 };
  const [server] = freshIceServers({ iceServers: [], turn }, Date.now()).ice;
  return { urls: server?.urls[0] ?? '', username: server?.username ?? '', credential: server?.credential ?? '' };
}

async function openWatched(): Promise<AppWindow> {
  const window = await openApp();
  await watchConnections(window.page);
  return window;
}

async function allowOnlyRelays({ page }: AppWindow, server?: ReturnType<typeof turnServer>): Promise<void> {
  const settings = await openSettings(page);
  if (server) await addServer(settings, server);
  await switchRelayOnly(settings);
  await closeSettings(page);
}

async function meet(ana: AppWindow, ben: AppWindow): Promise<void> {
  await ana.host({ name: 'Ana' });
  await ben.join({ name: 'Ben', link: await ana.invitationLink() });
}

async function openMet(): Promise<[AppWindow, AppWindow]> {
  const [ana, ben] = await Promise.all([openWatched(), openWatched()]);
  await meet(ana, ben);
  return [ana, ben];
}

async function expectSeenAndHeard(one: AppWindow, name: string): Promise<void> {
  await one.seesFrames(one.tile(name), 20, PATIENT.timeout);
  await one.hears([name], PATIENT.timeout);
}

test.skipIf(turnserver === undefined)(
  'relay only: both see and hear each other, and no address but the relay’s is told',
  async () => {
    const [ana, ben] = await Promise.all([openWatched(), openWatched()]);
    for (const one of [ana, ben]) await allowOnlyRelays(one, turnServer());
    await meet(ana, ben);
    await Promise.all([expectSeenAndHeard(ana, 'Ben'), expectSeenAndHeard(ben, 'Ana')]);
    for (const { page } of [ana, ben]) {
      expect(await signalledTypes(page)).toEqual(['relay']);
      expect(await usedTypes(page)).toEqual(['relay']);
    }
  },
);

test('relay only without a TURN server: nobody is connected, the window says why, and other ways mend it', async () => {
  const [ana, ben] = await Promise.all([openWatched(), openWatched()]);
  await allowOnlyRelays(ana);
  await meet(ana, ben);
  const strip = ana.page.getByText('You allow only relays, and none was found');
  await strip.waitFor();
  expect(await signalledTypes(ana.page)).toEqual([]);
  await ana.tile('Ben').getByText('Connecting to Ben…').waitFor();
  await ana.button('Open settings').click();
  await ana.page.getByText('There is none in the list').waitFor();
  await switchRelayOnly(ana.page.getByRole('dialog'));
  await closeSettings(ana.page);
  await ben.seesFrames(ben.tile('Ana'), 10, PATIENT.timeout);
  await strip.waitFor({ state: 'detached' });
});

describe('a call that is on', () => {
  const theCall = shared(openMet);

  test('audio only: no picture is sent either way until it ends, at the latest when the camera is turned on', async () => {
    const [ana, ben] = theCall();
    await ana.seesFrames(ana.tile('Ben'), 5, PATIENT.timeout);
    await ben.seesFrames(ben.tile('Ana'), 5, PATIENT.timeout);
    await turnAudioOnly(ana);
    for (const { page } of [ana, ben]) await expect.poll(() => pictureBytesIn(page, SECOND_MS), PATIENT).toBe(0);
    await ana.tile('Ben').locator('video[data-picture]').waitFor({ state: 'detached' });
    await ana.hears(['Ben'], PATIENT.timeout);
    await ana.button('Turn pictures on').click();
    await ana.seesFrames(ana.tile('Ben'), 10, PATIENT.timeout);
    // The own camera stays as it was: nobody is seen without having asked for it.
    await ana.button('Turn camera on').waitFor();
    await turnAudioOnly(ana);
    await ana.tile('Ben').locator('video[data-picture]').waitFor({ state: 'detached' });
    await ana.button('Turn camera on').click();
    await ana.page.getByText(AUDIO_ONLY).waitFor({ state: 'detached' });
    await ben.seesFrames(ben.tile('Ana'), 10, PATIENT.timeout);
    await ana.seesFrames(ana.tile('Ben'), 10, PATIENT.timeout);
  });

  test.skipIf(turnserver === undefined)('it goes over to the relay and back, with its picture', async () => {
    const [ana, ben] = theCall();
    await ben.seesFrames(ben.tile('Ana'), 5, PATIENT.timeout);
    expect(await usedTypes(ana.page)).not.toContain('relay');
    await allowOnlyRelays(ana, turnServer());
    await expect.poll(() => usedTypes(ana.page), PATIENT).toEqual(['relay']);
    await ben.seesFrames(ben.tile('Ana'), 20, PATIENT.timeout);
    await allowOnlyRelays(ana);
    await expect.poll(() => usedTypes(ana.page), PATIENT).not.toContain('relay');
    await ben.seesFrames(ben.tile('Ana'), 20, PATIENT.timeout);
  });
});

const AUDIO_ONLY = 'no pictures are sent or received';

async function turnAudioOnly({ page }: AppWindow): Promise<void> {
  await page.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Audio only' }).click();
  await page.getByText(AUDIO_ONLY).waitFor();
}

async function pictureBytesIn(page: AppWindow['page'], durationMs: number): Promise<number> {
  const before = await sentPictureBytes(page);
  await page.waitForTimeout(durationMs);
  return (await sentPictureBytes(page)) - before;
}

test('camera and screen are encoded once for everybody, unless one does not want that: the statistics say so', async () => {
  const [ana, ben] = await Promise.all([openWatched(), openWatched()]);
  await switchEncodeOnce(await openSettings(ben.page));
  await closeSettings(ben.page);
  await meet(ana, ben);
  await ben.seesFrames(ben.tile('Ana'), 20, PATIENT.timeout);
  await ana.seesFrames(ana.tile('Ben'), 20, PATIENT.timeout);
  await ana.shareScreen();
  await ben.seesFrames(ben.screenOf('Ana'), 5, PATIENT.timeout);
  const panel = await ana.openStatistics();
  await panel.getByText('libvpx for all').waitFor(PATIENT);
  await panel.getByText('libaom for all').waitFor(PATIENT);
  const other = await ben.openStatistics();
  await expect.poll(() => other.getByText('libvpx').count(), PATIENT).toBeGreaterThan(0);
  expect(await other.getByText('for all').count()).toBe(0);
  const player = await ben.screenOf('Ana').locator('video').elementHandle();
  await ana.stopSharing();
  await ben.screenOf('Ana').waitFor({ state: 'detached' });
  // A call lasts, and shares come and go: what showed them must not go on playing.
  expect(await player?.evaluate((video) => video instanceof HTMLVideoElement && video.srcObject === null)).toBe(true);
  await ben.seesFrames(ben.tile('Ana'), 20, PATIENT.timeout);
});

test.skipIf(turnserver === undefined)('each server is tested by asking it, and the settings are kept', async () => {
  const userDataDir = mkdtempSync(join(tmpdir(), 'engage-kept-'));
  const turn = turnServer();
  const stun = turn.urls.replace('turn:', 'stun:').replace(/\?.*/, '');
  const ana = await openApp({ userDataDir });
  const settings = await openSettings(ana.page);
  await settings.getByText('No servers: on this network calls need none.').waitFor();
  await addServer(settings, { urls: stun });
  await addServer(settings, turn);
  const refused = { ...turn, urls: turn.urls.replace('udp', 'tcp'), credential: 'guessed' };
  await addServer(settings, refused);
  const closed = `stun:127.0.0.1:${await freePort()}`;
  await addServer(settings, { urls: closed });
  for (const [urls, sentence] of [
    [stun, 'Reachable. From there'],
    [turn.urls, 'Reachable, and it relays: others see 127.0.0.1'],
    [refused.urls, 'The server refuses this name and password.'],
    [closed, 'No answer.'],
  ] as const) {
    await settings.getByRole('button', { name: `Test ${urls}`, exact: true }).click();
    await settings.getByRole('listitem').filter({ hasText: urls }).getByText(sentence).waitFor(PATIENT);
  }
  await settings.getByRole('button', { name: `Remove ${closed}` }).click();
  await settings.getByLabel('Upload limit for pictures').selectOption({ label: '1 Mbit/s' });
  await ana.app.close();

  const again = await openApp({ userDataDir });
  const kept = await openSettings(again.page);
  for (const urls of [stun, turn.urls, refused.urls]) await kept.getByText(urls, { exact: true }).waitFor();
  expect(await kept.getByText(closed).count()).toBe(0);
  expect(await kept.getByLabel('Upload limit for pictures').inputValue()).toBe('1000000');
  await again.app.close();
  rmSync(userDataDir, { recursive: true, force: true });
});
