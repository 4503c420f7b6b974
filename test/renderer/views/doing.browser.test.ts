/** What a person does in a window, with real events: pointer, keyboard, drag and drop, clipboard. */
import type { Locator, Page } from 'playwright';
import { beforeAll, expect, test } from 'vitest';
import { galleryPage } from './gallery-page.ts';
import { showScene } from './gallery-window.ts';

const thePage = galleryPage();
let page: Page;

beforeAll(() => {
  page = thePage();
});

const tile = (name: string): Locator => page.locator(`[data-kind="person"][aria-label="${name}"]`);
const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
const chat = (): Locator => page.getByRole('complementary', { name: 'Chat' });
const widthOf = async (name: string): Promise<number> => (await tile(name).boundingBox())?.width ?? 0;

/** What another program would hand over: a file of a few bytes. */
async function handOver(name: string, events: readonly string[]): Promise<void> {
  await page.evaluate(
    ({ file, types }) => {
      const data = new DataTransfer();
      data.items.add(new File(['a few bytes'], file, { type: 'text/plain' }));
      for (const type of types) {
        const isPaste = type === 'paste';
        const init = { bubbles: true, cancelable: true };
        const event = isPaste
          ? new ClipboardEvent(type, { ...init, clipboardData: data })
          : new DragEvent(type, { ...init, dataTransfer: data });
        (document.activeElement ?? document.body).dispatchEvent(event);
      }
    },
    { file: name, types: events },
  );
}

test('files that are dropped, pasted or chosen are offered to everybody, and taken back', async () => {
  await showScene(page, 'call-3', {});
  await tile('Ben').waitFor();
  await handOver('dropped.txt', ['dragenter', 'dragover']);
  await page.getByText('Drop to send to everybody in Studio').waitFor();
  await handOver('dropped.txt', ['drop']);
  await page.getByText('Drop to send').waitFor({ state: 'detached' });
  await chat().getByText('dropped.txt').waitFor();

  await chat().getByRole('textbox', { name: 'Message' }).focus();
  await handOver('pasted.txt', ['paste']);
  await chat().getByText('pasted.txt').waitFor();

  const choosing = page.waitForEvent('filechooser');
  await button('Send files').click();
  await (await choosing).setFiles({ name: 'chosen.txt', mimeType: 'text/plain', buffer: Buffer.from('a few bytes') });
  await chat().getByText('chosen.txt').waitFor();
  expect(await chat().getByText('nobody has saved it yet').count()).toBe(3);
  await button('Stop offering').last().click();
  await chat().getByText('No longer offered').waitFor();
  expect(await chat().getByText('nobody has saved it yet').count()).toBe(2);
});

test('Shift and Enter begin a line, Enter sends', async () => {
  await showScene(page, 'call-chat', { press: ['Chat'] });
  const field = chat().getByRole('textbox', { name: 'Message' });
  await field.fill('one');
  await field.press('Shift+Enter');
  await field.pressSequentially('two');
  await field.press('Enter');
  await chat().getByText('one\ntwo').waitFor();
  expect(await field.inputValue()).toBe('');
});

test('a tile is pinned by a double click and by its key, and is as large as the others again', async () => {
  await showScene(page, 'call-5', {});
  await tile('Dipankar').waitFor();
  const before = await widthOf('Dipankar');
  await tile('Dipankar').dblclick();
  await expect.poll(() => widthOf('Dipankar')).toBeGreaterThan(before * 1.5);
  const pinned = await tile('Dipankar').locator('video').elementHandle();
  await page.keyboard.press('Control+3');
  await expect.poll(() => widthOf('Dipankar')).toBe(before);
  expect(await pinned?.evaluate((video) => video.isConnected)).toBe(true);
});

test('one person is heard less, by the menu of their tile', async () => {
  await showScene(page, 'call-3', {});
  await tile('Ben').hover();
  await button('Actions for Ben').click();
  await page.getByRole('menuitem', { name: 'Volume' }).click();
  const slider = page.getByRole('slider', { name: 'Volume of Ben' });
  await slider.focus();
  await page.keyboard.press('Home');
  const volumeOf = (name: string): Promise<number> =>
    tile(name)
      .locator('video')
      .evaluate((video) => (video instanceof HTMLVideoElement ? video.volume : -1));
  await expect.poll(() => volumeOf('Ben')).toBe(0);
  expect(await volumeOf('Chloé Martin')).toBe(1);
});

test('space talks for as long as it is held; ? lists the keys, and Escape closes the list', async () => {
  await showScene(page, 'call-muted', {});
  await button('Unmute').waitFor();
  await page.locator('body').click({ position: { x: 5, y: 400 } });
  await page.keyboard.down('Space');
  await button('Mute').waitFor();
  await page.keyboard.up('Space');
  await button('Unmute').waitFor();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await list.getByText('Hold to talk while muted').waitFor();
  await page.keyboard.press('Escape');
  await list.waitFor({ state: 'detached' });
});

test('whoever speaks is large when that is chosen, and the choice is kept', async () => {
  await showScene(page, 'call-5', {});
  await button('Layout').click();
  await page.getByRole('menuitemradio', { name: 'Speaker' }).click();
  await expect.poll(async () => (await widthOf('Ben')) / (await widthOf('Dipankar'))).toBeGreaterThan(2);
  await button('Layout').click();
  expect(await page.getByRole('menuitemradio', { name: 'Speaker' }).getAttribute('aria-checked')).toBe('true');
  await page.getByRole('menuitemradio', { name: 'Grid' }).click();
  await expect.poll(async () => (await widthOf('Ben')) / (await widthOf('Dipankar'))).toBe(1);
});

test('a room is removed from the list, and comes back', async () => {
  await showScene(page, 'home-full', {});
  const room = page.getByRole('button', { name: /Studio/ }).first();
  await room.waitFor();
  await button('Remove Studio from the list').click();
  await page.getByText('Studio was removed from the list').waitFor();
  await button('Undo').click();
  await button('Remove Studio from the list').waitFor();
});
