/** With no servers set a call asks nothing of anybody but those who are in it: neither media nor names. */
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { watchNetwork } from '../support/network-watch.ts';
import { systemPackage } from '../support/system-package.ts';

const CALL = program('watched-call.ts');
const QUESTIONS = program('watched-questions.ts');
const strace = process.platform === 'linux' ? await systemPackage('strace', 'strace') : undefined;
const TIMEOUT_MS = 240_000;

test.skipIf(strace === undefined)(
  'a call leaves this machine by no packet, no connection and no question for a name',
  async () => {
    const { local, elsewhere } = await watchNetwork(strace ?? '', CALL);
    expect(elsewhere).toEqual([]);
    // The call itself was seen: its media are packets between the two apps.
    expect(local).toBeGreaterThan(500);
  },
  TIMEOUT_MS,
);

test.skipIf(strace === undefined)(
  'the same watch sees a STUN server asked, and the question for the name of another',
  async () => {
    const servers = ['stun:203.0.113.9:3478', 'stun:stun.invalid'];
    const { elsewhere } = await watchNetwork(strace ?? '', [...QUESTIONS, ...servers]);
    expect(elsewhere).toContain('203.0.113.9 3478');
    expect(elsewhere.filter((place) => place.includes('stun.invalid'))).not.toEqual([]);
  },
  TIMEOUT_MS,
);

function program(file: string): string[] {
  return [process.execPath, '--import', 'tsx', join(import.meta.dirname, '../support', file)];
}
