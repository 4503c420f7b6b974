/** A host and two guests in one call: what takes three to be seen. */
import { expect, test } from 'vitest';
import { type AppWindow, sharedCall } from '../support/apps.ts';

const SECOND_MS = 1_000;
const PATIENT = { timeout: 15 * SECOND_MS };
/** As a cell says it; on a busy machine much is weak. */
const HEARD = /^(Good|Weak)$/;
const theCall = sharedCall('Ana', 'Ben', 'Chloé');

test('who hears whom: a row for each, oneself first', async () => {
  const [ana] = theCall();
  await ana.page
    .locator('[data-kind="person"][aria-label="Chloé"]:is([data-connection="good"], [data-connection="weak"])')
    .waitFor();
  await ana.button('People').click();
  await ana.button('Who hears whom').click();
  const table = ana.page.getByRole('table', { name: 'How each row hears each column' });
  expect(await table.getByRole('rowheader').allInnerTexts()).toEqual(['You', 'Ben', 'Chloé']);
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['You', 'Ben', 'Chloé']);
  const own = table.getByRole('row', { name: 'You' }).last().getByRole('cell');
  await expect
    .poll(() => own.allInnerTexts(), PATIENT)
    .toEqual(['', expect.stringMatching(HEARD), expect.stringMatching(HEARD)]);
  await ana.page.keyboard.press('Escape');
  // Whoever uses the keyboard goes on from where they were.
  await expect
    .poll(() => ana.button('Who hears whom').evaluate((button) => button === document.activeElement))
    .toBe(true);
  await ana.button('More for Chloé').click();
  await ana.page.getByRole('menuitem', { name: 'Statistics' }).click();
  const panel = ana.page.getByRole('complementary', { name: 'Statistics' });
  await panel.getByRole('table', { name: 'Connection to Chloé' }).waitFor(PATIENT);
  expect(await panel.getByRole('table').count()).toBe(1);
});

/** Milliseconds that a picture may stand still longer than it does anyway, with the ten a second of a fake camera. */
const UNNOTICED_MS = 200;

async function choose(window: AppWindow, menu: string, item: string | number): Promise<void> {
  await window.button(menu).click();
  const items = window.page.getByRole('menuitemradio');
  await (typeof item === 'number' ? items.nth(item) : items.filter({ hasText: item })).click();
}

test('another camera, another microphone and a blurred background in mid-call of three: nobody is held up', async () => {
  const [ana, ben, chloe] = theCall();
  const others = [ben, chloe];
  const gaps = async (act: () => Promise<void>): Promise<number[]> => {
    await Promise.all(others.map((other) => other.seesFrames(other.tile('Ana'), 10, 10_000)));
    const watched = others.map((other) => other.longestGap(other.tile('Ana'), 2_500));
    await act();
    return Promise.all(watched);
  };
  const calm = await gaps(async () => undefined);
  const exchanged = await gaps(async () => {
    await choose(ana, 'Choose camera', 2);
    await choose(ana, 'Choose microphone and speaker', 2);
  });
  expect(Math.max(...exchanged)).toBeLessThan(Math.max(...calm) + UNNOTICED_MS);
  await ana.button('Choose camera').click();
  expect(await ana.page.getByRole('menuitemradio').nth(2).getAttribute('aria-checked')).toBe('true');
  await ana.page.keyboard.press('Escape');
  await Promise.all(others.map((other) => other.hears(['Ana'], 10_000)));

  await choose(ana, 'Choose camera', 'Light blur');
  await Promise.all(others.map((other) => other.seesFrames(other.tile('Ana'), 10, 10_000)));
  await choose(ana, 'Choose microphone and speaker', 'Voices only');
  await ana.button('Choose camera').click();
  await ana.page
    .getByRole('menu')
    .getByText(/of one processor core/)
    .waitFor();
  await ana.page.keyboard.press('Escape');
  await Promise.all(others.map((other) => other.hears(['Ana'], 10_000)));
});

test('the host’s app is killed: the others go on', async () => {
  const [ana, ben, chloe] = theCall();
  await chloe.measureTile(chloe.tile('Ben'), 100);
  ana.app.kill();
  await ben.page.getByText('Room server unreachable').waitFor();
  expect((await chloe.measureTile(chloe.tile('Ben'), 2 * SECOND_MS)).framesPerSecond).toBeGreaterThan(5);
  await ben.sendChat('still here');
  await expect.poll(() => chloe.chatTexts(), { timeout: 5 * SECOND_MS }).toEqual(['still here']);
  await ben.button('Mute').click();
  await chloe.tile('Ben').getByLabel('Muted').waitFor();
});
