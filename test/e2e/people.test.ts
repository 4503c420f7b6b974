/** Coming in by words, by knocking and into a locked room; being removed; comparing the code. */
import { describe, expect, test } from 'vitest';
import { type AppWindow, openApp, openCall, shared } from '../support/apps.ts';
import type { CallPage } from '../support/call-page.ts';

async function openPeople({ page }: CallPage): Promise<ReturnType<typeof page.getByRole>> {
  const panel = page.getByRole('complementary', { name: 'People' });
  if (!(await panel.isVisible()))
    await page
      .getByRole('button', { name: /^People/ })
      .first()
      .click();
  await panel.waitFor();
  return panel;
}

async function codeIn({ page }: CallPage): Promise<string> {
  return (await page.getByTestId('code-digits').first().textContent()) ?? '';
}

/** What the host would read aloud, or send. */
async function inviteText(host: AppWindow, copyLabel: string): Promise<string> {
  const button = host.page.getByRole('button', { name: copyLabel });
  if (!(await button.isVisible())) await host.button('Invite').click();
  return (await button.locator('xpath=preceding-sibling::*[1]').textContent()) ?? '';
}

async function typeInvitation({ page }: CallPage, { name, text }: { name: string; text: string }): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('Invitation link').fill(text);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
}

async function closePeople({ page }: CallPage): Promise<void> {
  await page
    .getByRole('button', { name: /^People/ })
    .first()
    .click();
  await page.getByRole('complementary', { name: 'People' }).waitFor({ state: 'detached' });
}

async function backHome(guest: CallPage): Promise<void> {
  await guest.button('Leave').click();
  await guest.button('Home').click();
}

describe('into the room of a host', () => {
  const theWindows = shared(async () => {
    const [ana, ben] = await Promise.all([openApp(), openApp()]);
    await ana.host({ name: 'Ana' });
    return [ana, ben] as const;
  });

  test('the address alone leads to the host too, after the code was compared; who is refused is told so', async () => {
    const [ana, ben] = theWindows();
    const text = new URL(await ana.invitationLink()).host;
    await typeInvitation(ben, { name: 'Ben', text });
    await ben.page.getByRole('button', { name: 'Ask to join' }).click();
    await ben.page.getByText('Somebody answered.').waitFor();
    // The host knows of nobody yet: no name has left.
    expect(await ana.page.getByText('Ben').count()).toBe(0);
    await ben.page.getByRole('button', { name: 'The code is the same' }).click();
    const panel = await openPeople(ana);
    await panel.getByText('Ben').waitFor();
    expect(await codeIn(ben)).toBe(await codeIn(ana));
    await panel.getByRole('button', { name: 'Refuse' }).click();
    await ben.page.getByText('The host did not let you in.').waitFor();
    await panel.getByText('Ben').waitFor({ state: 'detached' });
    await closePeople(ana);
    await ben.button('Home').click();
  });

  test('who knocks shows their name to the host alone, both see one code, and they come in when let in', async () => {
    const [ana, ben] = theWindows();
    const text = await inviteText(ana, 'Copy link that asks');
    expect(text).not.toContain('k=');
    await typeInvitation(ben, { name: 'Ben', text });
    await ben.page.getByRole('button', { name: 'Ask to join' }).click();
    await ana.page.getByText('Ben wants to come in').waitFor();
    const panel = await openPeople(ana);
    expect(await codeIn(ben)).toBe(await codeIn(ana));
    await panel.getByRole('button', { name: 'Let in' }).click();
    await ben.button('Leave').waitFor();
    await ana.measureTile(ana.tile('Ben'), 300);
    await backHome(ben);
  });

  test('the words that the host reads aloud lead into the room, however they are typed', async () => {
    const [ana, ben] = theWindows();
    const [address = '', ...words] = (await inviteText(ana, 'Copy address and words')).split(' ');
    expect(words).toHaveLength(7);
    await typeInvitation(ben, { name: 'Ben', text: `${address}  ${words.join('-').toUpperCase()}` });
    await ben.enter('Join now');
    await ana.measureTile(ana.tile('Ben'), 300);
    await ben.measureTile(ben.tile('Ana'), 300);
  });
});

test('locked: the host lets in whoever has the link; removed: the old link leads nowhere, the new one does', async () => {
  const [ana, ben] = await openCall('Ana', 'Ben');
  const before = await ana.invitationLink();
  const panel = await openPeople(ana);
  await panel.getByRole('button', { name: 'Lock the room' }).click();
  const chloe = await openApp();
  await chloe.join({ name: 'Chloé', link: before });
  await chloe.page.getByText('The host has been asked to let you in.').waitFor();
  expect(await ana.names()).toEqual(['Ben']);
  await panel.getByRole('button', { name: 'Let in' }).click();
  await ana.measureTile(ana.tile('Chloé'), 300);
  await chloe.measureTile(chloe.tile('Ben'), 300);

  await panel.getByRole('button', { name: 'More for Ben' }).click();
  await ana.page.getByRole('menuitem', { name: 'Remove' }).click();
  await ana.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click();
  await ben.page.getByText('The host removed you from the room.').waitFor();
  await expect.poll(() => chloe.names()).toEqual(['Ana']);
  const after = await ana.invitationLink();
  expect(after).not.toBe(before);
  await ben.button('Home').click();
  await ben.openInvitation({ name: 'Ben', link: before });
  await ben.page.getByRole('button', { name: 'Join now' }).click();
  await ben.page.getByText('The room is not open.').or(ben.page.getByText('You are the only one here')).waitFor();
  await chloe.sendChat('still here');
  await expect.poll(() => ana.chatTexts()).toEqual(['still here']);
}, 120_000);

test('all see one code; whoever has compared it sees with whom, and who is new', async () => {
  const [ana, ben] = await openCall('Ana', 'Ben');
  const panel = await openPeople(ana);
  await openPeople(ben);
  expect(await codeIn(ana)).toBe(await codeIn(ben));
  await panel.getByRole('button', { name: 'The others see the same' }).click();
  await panel.getByText('You have compared it with everybody here.').waitFor();
  await panel.getByRole('img', { name: 'Verified' }).waitFor();
  const chloe = await openApp();
  await chloe.join({ name: 'Chloé', link: await ana.invitationLink() });
  const again = await openPeople(ana);
  await again.getByText('New since you compared: Chloé.').waitFor();
});
