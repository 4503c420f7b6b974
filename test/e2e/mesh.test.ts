import { expect, test } from 'vitest';
import { openApp, openCallWith } from '../support/apps.ts';
import type { CallPage } from '../support/call-page.ts';
import { SMOOTH_CAMERAS } from '../support/chromium-flags.ts';
import { openGuest } from '../support/guests.ts';

const PATIENT = { timeout: 90_000 };
const SMALL = { width: 640, height: 480 };

type Person = { name: string; window: CallPage };

test('three apps: all see, hear and read each other', async () => {
  const names = ['Ana', 'Ben', 'Chloé'] as const;
  const windows = await openCallWith({ args: [SMOOTH_CAMERAS] }, ...names);
  const people = windows.map((window, index) => ({ window, name: names[index] ?? '' }));
  await expectAllSee(people, { framesPerSecond: 15 });
  await Promise.all(people.map((listener) => expectHears(listener, othersThan(listener, people))));
  await expectAllRead(people);
});

/**
 * Six computers on one small one: the guests are in one browser, which shares its processes among them; the windows
 * are small, and people speak in turn, as they do, two at a time.
 */
test('a host and five guests: all see, hear and read each other', async () => {
  const people: Person[] = [];
  let link = '';
  for (const name of ['Ana', 'Ben', 'Chloé', 'Dai', 'Eva', 'Finn']) {
    const window = await openLobby(name, link);
    await window.button('Mute').click();
    await window.enter(link ? 'Join now' : 'Start the call');
    link ||= await window.invitationLink();
    people.push({ name, window });
  }
  await expectAllSee(people, { framesPerSecond: 5 });
  for (let first = 0; first < people.length; first += 2) {
    const speakers = people.slice(first, first + 2);
    for (const { window } of speakers) await window.button('Unmute').click();
    await Promise.all(people.map((listener) => expectHears(listener, othersThan(listener, speakers))));
    for (const { window } of speakers) await window.button('Mute').click();
  }
  await expectAllRead(people);
}, 300_000);

/** @param link empty for whoever hosts */
async function openLobby(name: string, link: string): Promise<CallPage> {
  if (link) {
    const guest = await openGuest(link, SMALL);
    await guest.page.getByLabel('Your name').fill(name);
    return guest;
  }
  const app = await openApp({ size: SMALL });
  await app.openLobby({ name });
  return app;
}

function othersThan(one: Person, people: readonly Person[]): Person[] {
  return people.filter((other) => other !== one);
}

/** Everybody gets that many frames a second of everybody, all at the same time. */
async function expectAllSee(
  people: readonly Person[],
  { framesPerSecond }: { framesPerSecond: number },
): Promise<void> {
  for (const person of people) {
    for (const { name } of othersThan(person, people)) await person.window.tile(name).waitFor(PATIENT);
  }
  const slowest = async (): Promise<number> => {
    const measuring = people.flatMap((person) =>
      othersThan(person, people).map(({ name }) => person.window.measureTile(person.window.tile(name), 3_000)),
    );
    return Math.min(...(await Promise.all(measuring)).map((measure) => measure.framesPerSecond));
  };
  await expect.poll(slowest, PATIENT).toBeGreaterThanOrEqual(framesPerSecond);
}

async function expectHears({ window }: Person, speakers: readonly Person[]): Promise<void> {
  const names = speakers.map(({ name }) => name);
  await window.hears(names, PATIENT.timeout);
}

async function expectAllRead(people: readonly Person[]): Promise<void> {
  for (const { window, name } of people) await window.sendChat(`hello from ${name}`);
  const hellos = people.map(({ name }) => `hello from ${name}`).sort();
  for (const { window } of people) {
    await expect.poll(async () => (await window.chatTexts()).sort(), PATIENT).toEqual(hellos);
  }
}
