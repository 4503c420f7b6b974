import { expect, test, vi } from 'vitest';
import type { Call } from '../../../renderer/call/call.ts';
import { NO_NETWORK_PREFERENCES } from '../../../renderer/call/network/network-preferences.ts';
import type { Seen, Size } from '../../../renderer/call/peer/want.ts';
import { FakeRoom } from '../../support/fake-room.ts';
import { enter, INVITATION } from '../../support/fake-room-calls.ts';

const PATIENT = { timeout: 15_000, interval: 250 };
const A_WHILE_MS = 1_500;
const UNSEEN: Size = { width: 0, height: 0 };

const WAYS = [
  ['encoded for each', { ...NO_NETWORK_PREFERENCES, encodeOnce: false }],
  ['encoded once for all', NO_NETWORK_PREFERENCES],
] as const;

test.each(WAYS)(
  'a camera is sent as large as it is shown, and not at all where it is not seen: %s',
  {
    timeout: 60_000,
  },
  async (_, network) => {
    const room = new FakeRoom();
    const ana = await enter(room, 'Ana', INVITATION, network);
    const ben = await enter(room, 'Ben', INVITATION, network);
    await vi.waitFor(async () => expect(await framesSentIn(ana, A_WHILE_MS)).toBeGreaterThan(2), PATIENT);
    show(ben, { camera: { width: 200, height: 112 }, screen: UNSEEN });
    await vi.waitFor(async () => expect(await linesSent(ana)).toBeLessThanOrEqual(180), PATIENT);
    show(ben, { camera: UNSEEN, screen: UNSEEN });
    await vi.waitFor(async () => expect(await framesSentIn(ana, A_WHILE_MS)).toBe(0), PATIENT);
    show(ben, { camera: { width: 640, height: 360 }, screen: UNSEEN });
    await vi.waitFor(async () => expect(await framesSentIn(ana, A_WHILE_MS)).toBeGreaterThan(2), PATIENT);
  },
);

test.each(WAYS)(
  'what one shows does not change what another one is sent: %s',
  {
    timeout: 60_000,
  },
  async (_, network) => {
    const room = new FakeRoom();
    const come = (name: string): Promise<Call> => enter(room, name, INVITATION, network);
    const [ana, ben, chloe] = [await come('Ana'), await come('Ben'), await come('Chloé')];
    await vi.waitFor(() => expect(participants(ana)).toHaveLength(2), PATIENT);
    show(ben, { camera: { width: 160, height: 90 }, screen: UNSEEN });
    show(chloe, { camera: { width: 1280, height: 720 }, screen: UNSEEN });
    await vi.waitFor(async () => expect(await linesSent(ana, 'Ben')).toBeLessThanOrEqual(180), PATIENT);
    await vi.waitFor(async () => {
      expect(await linesSent(ana, 'Chloé')).toBeGreaterThan((await linesSent(ana, 'Ben')) ?? Number.POSITIVE_INFINITY);
    }, PATIENT);
  },
);

function participants(call: Call): readonly { id: string; name: string }[] {
  const state = call.store.getState();
  return state.status === 'in-call' ? state.participants : [];
}

/** Shows all others like that. */
function show(call: Call, want: Seen): void {
  call.show(new Map(participants(call).map(({ id }) => [id, want])));
}

/** Of the camera as it is sent to somebody, or to the only other one. */
async function cameraSent(call: Call, to?: string): Promise<{ frameHeight?: number; framesSent?: number }> {
  const receiver = participants(call).find(({ name }) => to === undefined || name === to);
  const report = (await call.statistics()).get(receiver?.id ?? '');
  const all = [...(report?.values() ?? [])];
  return all.find(({ type, kind, mid }) => type === 'outbound-rtp' && kind === 'video' && mid === '1') ?? {};
}

/** Chromium sends fewer than it may while a machine is busy. */
async function linesSent(call: Call, to?: string): Promise<number | undefined> {
  return (await cameraSent(call, to)).frameHeight;
}

async function framesSentIn(call: Call, durationMs: number): Promise<number> {
  const { framesSent: before = 0 } = await cameraSent(call);
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  const { framesSent: after = 0 } = await cameraSent(call);
  return after - before;
}
