/**
 * The short form of `npm run lab`: three hosts with networks of their own on this machine. How long things take is
 * asked less strictly than there, and not at all of a machine that had no time for the call before anything happened.
 */
import { afterEach, expect, test } from 'vitest';
import { closeNetworks } from '../lab/network/network.ts';
import type { Measured } from '../lab/scenario.ts';
import { runCut } from '../lab/scenarios/cuts.ts';
import { TOO_BUSY } from '../lab/scenarios/steady.ts';
import { whyNotHere } from '../lab/why-not-here.ts';

const A_MOMENT_MS = 3_000;
const TIMEOUT_MS = 180_000;
const reason = await whyNotHere();

// A test that takes too long leaves its hosts behind.
afterEach(() => closeNetworks());

test(
  'a pair is cut off from each other for 10 s: soon after, they hear each other again',
  async ({ skip }) => {
    skip(reason !== undefined, reason);
    const measured = await runCut('cut-pair', 10);
    expectWell(measured, [measured.recoverMs]);
  },
  TIMEOUT_MS,
);

function expectWell({ faults, clicks, notes }: Measured, durationsMs: readonly (number | null)[]): void {
  expect({ faults, clicks }, notes.join('\n')).toEqual({ faults: [], clicks: 0 });
  if (notes.some((note) => note.includes(TOO_BUSY))) return;
  for (const durationMs of durationsMs) {
    expect(durationMs ?? Number.POSITIVE_INFINITY, notes.join('\n')).toBeLessThan(A_MOMENT_MS);
  }
}
