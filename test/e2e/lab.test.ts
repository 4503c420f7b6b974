/**
 * The short form of `npm run lab`: three hosts with networks of their own on this machine. How long things take is
 * asked less strictly than there, as this machine may be busy.
 */
import { expect, test } from 'vitest';
import { cutScenarios } from '../lab/scenarios/cuts.ts';
import { killServer } from '../lab/scenarios/server.ts';
import { whyNotHere } from '../lab/why-not-here.ts';

const A_MOMENT_MS = 3_000;
const TIMEOUT_MS = 120_000;
const reason = await whyNotHere();

test('the server is killed and comes back: sound, pictures and chat go on', {
  timeout: TIMEOUT_MS,
}, async (context) => {
  context.skip(reason !== undefined, reason);
  const measured = await killServer({ awayMs: 3_000, typeEveryMs: 500 });
  expect(measured).toMatchObject({ faults: [], clicks: 0 });
  for (const gapMs of [measured.audioGapMs, measured.videoGapMs, measured.dataGapMs, measured.recoverMs]) {
    expect(gapMs ?? Number.NaN, measured.notes.join('\n')).toBeLessThan(A_MOMENT_MS);
  }
});

test('a pair is cut off from each other for 10 s: soon after they hear each other again', {
  timeout: TIMEOUT_MS,
}, async (context) => {
  context.skip(reason !== undefined, reason);
  const measured = await cutScenarios.find(({ name }) => name === 'cut-pair-10')?.run({ isShort: true, rounds: 1 });
  expect(measured).toMatchObject({ faults: [], clicks: 0 });
  expect(measured?.recoverMs ?? Number.NaN, measured?.notes.join('\n')).toBeLessThan(A_MOMENT_MS);
});
