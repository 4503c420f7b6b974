import { expect, test } from 'vitest';
import { EconomyRule, NO_SAVINGS } from '../../../../renderer/call/health/economy.ts';
import type { Pressure } from '../../../../renderer/call/health/pressure.ts';

/** A computer that tells how busy it is once a second. */
class Computer {
  readonly rule = new EconomyRule();
  now = 0;

  is(pressure: Pressure, seconds: number): void {
    for (let second = 0; second < seconds; second += 1) {
      this.now += 1_000;
      this.rule.take(pressure, this.now);
    }
  }

  get framerate(): number {
    return this.rule.savings.maxFramerate;
  }
}

test('a busy moment changes nothing', () => {
  const computer = new Computer();
  computer.is('critical', 2);
  computer.is('serious', 30);
  computer.is('critical', 2);
  expect(computer.rule.savings).toBe(NO_SAVINGS);
});

test('as long as there is too much to do, more is saved: the own picture first, points of others, then frames', () => {
  const computer = new Computer();
  const seen: object[] = [computer.rule.savings];
  for (let second = 0; second < 120; second += 1) {
    computer.is('critical', 1);
    if (seen.at(-1) !== computer.rule.savings) seen.push(computer.rule.savings);
  }
  expect(seen).toMatchObject([
    { shownScale: 1, maxFramerate: 30, ownFramerate: 30 },
    { shownScale: 1, maxFramerate: 30, ownFramerate: 15 },
    { shownScale: 0.5, maxFramerate: 30 },
    { shownScale: 0.35, maxFramerate: 30 },
    { shownScale: 0.35, maxFramerate: 24 },
    { shownScale: 0.35, maxFramerate: 18 },
    { shownScale: 0.35, maxFramerate: 12 },
    { shownScale: 0.35, maxFramerate: 8 },
  ]);
});

test('a break in between counts: frames are left out only when there is too much to do for long', () => {
  const computer = new Computer();
  computer.is('critical', 15);
  const afterPoints = computer.rule.savings;
  for (let round = 0; round < 20; round += 1) {
    computer.is('critical', 12);
    computer.is('serious', 1);
  }
  expect(computer.rule.savings).toBe(afterPoints);
  expect(computer.framerate).toBe(30);
});

test('what is just enough stays; with room to spare for a while a step is taken back', () => {
  const computer = new Computer();
  computer.is('critical', 30);
  const enough = computer.rule.savings;
  computer.is('serious', 600);
  expect(computer.rule.savings).toBe(enough);
  computer.is('fair', 25);
  expect(computer.rule.savings).not.toBe(enough);
  computer.is('nominal', 300);
  expect(computer.rule.savings).toBe(NO_SAVINGS);
});

test('a step back that was too much is not tried again soon', () => {
  const computer = new Computer();
  computer.is('critical', 45);
  const triesOf = (rounds: number): number => {
    let tries = 0;
    for (let round = 0; round < rounds; round += 1) {
      const before = computer.framerate;
      computer.is('fair', 22);
      if (computer.framerate > before) tries += 1;
      computer.is('critical', 17);
    }
    return tries;
  };
  computer.is('fair', 22);
  computer.is('critical', 17);
  expect(triesOf(10)).toBe(0);
});

test('what is late while the computer has too much to do, and shortly after, says nothing of others', () => {
  const computer = new Computer();
  computer.is('critical', 1);
  expect(computer.rule.isStrained(computer.now)).toBe(true);
  expect(computer.rule.isStrained(computer.now + 5_000)).toBe(true);
  expect(computer.rule.isStrained(computer.now + 15_000)).toBe(false);
});
