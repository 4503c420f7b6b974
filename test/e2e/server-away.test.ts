/** The server is killed in mid-call and comes back without any memory. */
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { openApp } from '../support/apps.ts';
import type { CallPage } from '../support/call-page.ts';
import { openGuest } from '../support/guests.ts';
import { startStandalone } from '../support/server-process.ts';

const AWAY_MS = 20_000;
/** A person would not call a pause that short a gap. */
const LONGEST_GAP_MS = 700;

test('the server is away for 20 s: nobody’s tile goes, no picture stops, and then others can join', async () => {
  const server = await startStandalone({ port: 0 });
  const ana = await openGuest(`http://localhost:${server.port}`);
  await ana.host({ name: 'Ana' });
  const link = await ana.invitationLink();
  const ben = await openApp();
  await ben.join({ name: 'Ben', link });
  await ben.measureTile(ben.tile('Ana'), 500);
  await ana.measureTile(ana.tile('Ben'), 500);
  const people: [CallPage, string][] = [
    [ana, 'Ben'],
    [ben, 'Ana'],
  ];
  const gaps = people.map(([window, other]) => window.longestGap(window.tile(other), AWAY_MS + 3_000));
  const tiles = people.map(([window]) => watchTiles(window));

  await server.kill();
  for (const [window] of people) await window.page.getByText('Room server unreachable').waitFor();
  await ana.sendChat('without a server');
  await expect.poll(() => ben.chatTexts()).toEqual(['without a server']);
  await sleep(AWAY_MS);
  const again = await startStandalone({ port: server.port });
  const backAt = performance.now();
  for (const [window] of people) await window.page.getByText('Room server unreachable').waitFor({ state: 'detached' });
  expect(performance.now() - backAt).toBeLessThan(5_000);
  for (const gap of await Promise.all(gaps)) expect(gap).toBeLessThan(LONGEST_GAP_MS);
  for (const watched of tiles) expect((await watched).stop()).toEqual([1]);

  const chloe = await openGuest(link);
  await chloe.page.getByLabel('Your name').fill('Chloé');
  await chloe.enter('Join now');
  for (const [window] of people) await window.measureTile(window.tile('Chloé'), 500);
  await expect.poll(async () => (await chloe.names()).sort()).toEqual(['Ana', 'Ben']);
  await again.kill();
}, 120_000);

/** Notes every number of others' tiles that is ever shown. */
async function watchTiles({ page }: CallPage): Promise<{ stop: () => number[] }> {
  const seen = new Set<number>();
  const count = async (): Promise<void> => {
    seen.add(await page.locator('[data-kind="person"]:not([aria-label$="(you)"])').count());
  };
  const timer = setInterval(() => void count(), 100);
  return {
    stop: () => {
      clearInterval(timer);
      return [...seen];
    },
  };
}
