import { expect, test } from 'vitest';
import { openCall, openCallWith } from '../support/apps.ts';
import type { CallPage } from '../support/call-page.ts';
import { SLOW_CAMERA } from '../support/chromium-flags.ts';
import { openGuest } from '../support/guests.ts';

const PATIENT = { timeout: 90_000 };
const SMALL = { width: 640, height: 480 };

type Person = { name: string; window: CallPage };

test('three apps: all see, hear and read each other', async () => {
  const names = ['Ana', 'Ben', 'Chloé'] as const;
  const windows = await openCall(...names);
  const people = windows.map((window, index) => ({ window, name: names[index] ?? '' }));
  await expectAllSee(people, 30);
  for (const listener of people) await expectHears(listener, othersThan(listener, people));
  await expectAllRead(people);
});

/**
 * Six apps with software codecs are too much for one small machine: four of the five guests are browser pages, the
 * windows are small, the cameras slow, and people speak in turn, as they do.
 */
test('a host and five guests: all see, hear and read each other', async () => {
  const [ana, ben] = await openCallWith({ size: SMALL, args: [SLOW_CAMERA] }, 'Ana', 'Ben');
  const people: Person[] = [
    { name: 'Ana', window: ana },
    { name: 'Ben', window: ben },
  ];
  const link = await ana.invitationLink();
  for (const { window } of people) await window.button('Mute').click();
  for (const name of ['Chloé', 'Dai', 'Eva', 'Finn']) {
    const window = await openGuest(link, SMALL);
    await window.page.getByLabel('Your name').fill(name);
    await window.button('Mute').click();
    await window.enter('Join now');
    people.push({ name, window });
  }
  await expectAllSee(people, 10);
  for (const speaker of people) {
    await speaker.window.button('Unmute').click();
    await Promise.all(othersThan(speaker, people).map((listener) => expectHears(listener, [speaker])));
    await speaker.window.button('Mute').click();
  }
  await expectAllRead(people);
}, 300_000);

function othersThan(one: Person, people: readonly Person[]): Person[] {
  return people.filter((other) => other !== one);
}

/** @param frames how many each must see of each other */
async function expectAllSee(people: readonly Person[], frames: number): Promise<void> {
  for (const person of people) {
    const tiles = othersThan(person, people).map(({ name }) => person.window.tile(name));
    for (const tile of tiles) await tile.waitFor(PATIENT);
    await Promise.all(tiles.map((tile) => person.window.seesFrames(tile, frames, 90_000)));
  }
}

async function expectHears({ window }: Person, speakers: readonly Person[]): Promise<void> {
  const hearsAll = async (): Promise<boolean> => {
    const sounds = await window.measureSounds(
      speakers.map(({ name }) => name),
      2_500,
    );
    return sounds.every((sound) => sound > 0.01);
  };
  await expect.poll(hearsAll, PATIENT).toBe(true);
}

async function expectAllRead(people: readonly Person[]): Promise<void> {
  for (const { window, name } of people) await window.sendChat(`hello from ${name}`);
  const hellos = people.map(({ name }) => `hello from ${name}`).sort();
  for (const { window } of people) {
    await expect.poll(async () => (await window.chatTexts()).sort(), PATIENT).toEqual(hellos);
  }
}
