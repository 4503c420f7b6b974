/** What stays from one start of the app to the next: a room of one's own, and the news of a feed. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { item, rss, startFeedServer } from '../main/news/feed-server.ts';
import { openApp } from '../support/apps.ts';
import { hasMulticast } from '../support/multicast.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

test('after a restart a room is hosted again under the same invitation, and headlines are there', async () => {
  const userDataDir = mkdtempSync(join(tmpdir(), 'engage-home-'));
  ends.push(() => rmSync(userDataDir, { recursive: true, force: true }));
  const feed = await startFeedServer((_, response) =>
    response.end(rss('Harbour', item('High tide', 'https://a.example/'))),
  );
  ends.push(() => feed.close());

  const first = await openApp({ userDataDir });
  await first.button('Add a feed').click();
  await first.page.getByLabel('Address of a feed or a website').fill(feed.origin);
  await first.button('Add').click();
  const headline = first.page.getByRole('link', { name: 'High tide' });
  expect(await headline.getAttribute('href')).toBe('https://a.example/');
  await first.host({ name: 'Ana', room: 'Studio' });
  const link = await first.invitationLink();
  expect(link).toContain('&h=');
  await first.app.close();

  const second = await openApp({ userDataDir });
  await second.page.getByRole('link', { name: 'High tide' }).waitFor();
  expect(feed.asked).toHaveLength(1);
  await second.page.getByRole('button', { name: 'Host again: Studio' }).click();
  await second.enter('Start the call');
  expect(await second.invitationLink()).toBe(link);
});

test.skipIf(!(await hasMulticast()))(
  'a room that is shown on this network is seen there, and its host is asked',
  async () => {
    const [ana, ben] = await Promise.all([openApp(), openApp()]);
    await ben.button('Look for rooms').click();
    await ana.page.getByRole('switch', { name: 'Show on this network' }).click();
    const room = `Studio ${process.pid}`;
    await ana.host({ name: 'Ana', room });
    await ben.page.getByLabel('Your name').fill('Ben');
    await ben.page.getByRole('button', { name: `Ask to join ${room}` }).click();
    await ben.button('Ask to join').click();
    await ana.button('See who').click();
    await ana.button('Let in').click();
    await ben.button('Leave').waitFor();
    await ana.tile('Ben').waitFor();
  },
);
