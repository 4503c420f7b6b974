import { expect, test } from 'vitest';
import { healthAfter } from '../../../../renderer/call/health/pair-health.ts';
import { type PairFacts, Recovery, type RecoveryStep } from '../../../../renderer/call/health/recovery.ts';

const WHOLE: Omit<PairFacts, 'now' | 'silenceMs'> = { transport: 'whole', hasConnected: true, canSignal: true };

/** Steps other than waiting, with their seconds, while nothing is heard from second 0 on. */
function stepsOf(recovery: Recovery, seconds: number, facts: (second: number) => Partial<PairFacts>) {
  const steps: { at: number; step: RecoveryStep }[] = [];
  for (let now = 0; now <= seconds * 1_000; now += 500) {
    const step = recovery.step({ ...WHOLE, silenceMs: now, ...facts(now / 1_000), now });
    if (step !== 'wait') steps.push({ at: now / 1_000, step });
  }
  return steps;
}

test('a cut of three seconds is waited for', () => {
  expect(stepsOf(new Recovery(true), 3, () => ({}))).toEqual([]);
});

test('silence is answered by restarts, and each third time by a new connection', () => {
  const steps = stepsOf(new Recovery(true), 60, () => ({}));
  expect(steps[0]).toEqual({ at: 12, step: 'restart' });
  expect(steps.slice(0, 3).map(({ step }) => step)).toEqual(['restart', 'restart', 'rebuild']);
  const pauses = steps.slice(1).map(({ at }, index) => at - (steps[index]?.at ?? 0));
  expect(Math.min(...pauses)).toBeGreaterThan(2.5);
});

test('a failed connection is restarted at once, one side before the other', () => {
  const failed = (): Partial<PairFacts> => ({ transport: 'failed', silenceMs: 0 });
  expect(stepsOf(new Recovery(true), 1, failed)[0]).toEqual({ at: 0, step: 'restart' });
  expect(stepsOf(new Recovery(false), 3, failed)[0]).toEqual({ at: 2, step: 'restart' });
});

test('the second side leaves the repair to the first one that is at it', () => {
  const recovery = new Recovery(false);
  const facts: PairFacts = { ...WHOLE, transport: 'disturbed', now: 5_000, silenceMs: 5_000 };
  expect(recovery.step(facts)).toBe('wait');
  recovery.noteRemoteAttempt(5_500);
  expect(recovery.step({ ...facts, now: 7_500, silenceMs: 7_500 })).toBe('wait');
  expect(recovery.step({ ...facts, now: 10_000, silenceMs: 10_000 })).toBe('restart');
});

test('while no signal can arrive nothing is tried; as soon as one can, it is', () => {
  const steps = stepsOf(new Recovery(true), 31, (second) => ({ canSignal: second >= 30 }));
  expect(steps).toEqual([{ at: 30, step: 'restart' }]);
});

test('another network: no pause is kept', () => {
  const recovery = new Recovery(true);
  const facts: PairFacts = { ...WHOLE, transport: 'disturbed', now: 6_000, silenceMs: 6_000 };
  expect(recovery.step(facts)).toBe('restart');
  expect(recovery.step({ ...facts, now: 6_500 })).toBe('wait');
  recovery.hurry(6_600);
  expect(recovery.step({ ...facts, now: 7_000 })).toBe('restart');
});

test('another network: a second of silence is enough', () => {
  const recovery = new Recovery(true);
  expect(recovery.step({ ...WHOLE, now: 1_000, silenceMs: 1_200 })).toBe('wait');
  recovery.hurry(1_100);
  expect(recovery.step({ ...WHOLE, now: 1_200, silenceMs: 900 })).toBe('wait');
  expect(recovery.step({ ...WHOLE, now: 1_500, silenceMs: 1_200 })).toBe('restart');
  expect(recovery.step({ ...WHOLE, now: 60_000, silenceMs: 1_200 })).toBe('wait');
});

test('a first connection has more time, and is then made anew', () => {
  const steps = stepsOf(new Recovery(true), 25, () => ({ hasConnected: false }));
  expect(steps).toEqual([{ at: 20, step: 'rebuild' }]);
});

test('a first connection that does not even begin is made anew sooner', () => {
  const begun = (second: number): Partial<PairFacts> => ({
    hasConnected: false,
    transport: second >= 3 && second < 10 ? 'idle' : 'whole',
  });
  expect(stepsOf(new Recovery(true), 19, begun)).toEqual([{ at: 9, step: 'rebuild' }]);
});

test('who is heard again starts from the beginning', () => {
  const recovery = new Recovery(true);
  stepsOf(recovery, 20, () => ({}));
  expect(recovery.step({ ...WHOLE, now: 21_000, silenceMs: 0 })).toBe('wait');
  expect(recovery.step({ ...WHOLE, now: 34_000, silenceMs: 12_000 })).toBe('restart');
});

test('unstable within three seconds, lost within ten, however the beats fall', () => {
  expect(healthAfter(2_000, 'good')).toBe('good');
  expect(healthAfter(2_000, 'weak')).toBe('weak');
  expect(healthAfter(2_500, 'good')).toBe('unstable');
  expect(healthAfter(8_000, 'weak')).toBe('lost');
});

test('who has not proven themselves in time gets two more connections; a proof makes up for all before it', () => {
  const recovery = new Recovery(true);
  expect([recovery.noteUnproven(), recovery.noteUnproven()]).toEqual([true, true]);
  recovery.noteProven();
  expect([recovery.noteUnproven(), recovery.noteUnproven(), recovery.noteUnproven()]).toEqual([true, true, false]);
});
