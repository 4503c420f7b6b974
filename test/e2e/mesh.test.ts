import { expect, test } from 'vitest';
import { openCall } from '../support/apps.ts';

test.each([
  ['three', ['Ana', 'Ben', 'Chloé'], 10],
  ['six', ['Ana', 'Ben', 'Chloé', 'Dai', 'Eva', 'Finn'], 2],
] as const)(
  '%s see and hear each other, and all read all',
  async (_count, names, leastFramesPerSecond) => {
    const [hostName, ...guestNames] = names;
    const windows = await openCall(hostName, ...guestNames);
    const people = windows.map((window, index) => ({ window, name: names[index] ?? '' }));
    for (const { window, name } of people) {
      const others = names.filter((other) => other !== name);
      await expect.poll(() => window.names(), { timeout: 20_000 }).toEqual(expect.arrayContaining(others));
      const measured = await Promise.all(others.map((other) => window.measureTile(window.tile(other), 2_000)));
      for (const { framesPerSecond } of measured) expect(framesPerSecond).toBeGreaterThan(leastFramesPerSecond);
      const sounds = await Promise.all(others.map((other) => window.measureSound(other, 3_000)));
      for (const sound of sounds) expect(sound).toBeGreaterThan(0.01);
    }
    for (const { window, name } of people) await window.sendChat(`hello from ${name}`);
    const hellos = names.map((name) => `hello from ${name}`);
    for (const { window } of people) {
      await expect.poll(async () => (await window.chatTexts()).sort(), { timeout: 10_000 }).toEqual([...hellos].sort());
    }
  },
  180_000,
);
