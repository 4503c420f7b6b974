/** The figures of a call that is on: two people in one page, with fake devices. */
import { expect, test, vi } from 'vitest';
import type { Call } from '../../../../renderer/call/call.ts';
import { isConnected } from '../../../../renderer/call/health/pair-health.ts';
import { Reception } from '../../../../renderer/call/health/reception.ts';
import { type PairStatistics, pairStatistics } from '../../../../renderer/call/health/statistics.ts';
import { FakeRoom } from '../../../support/fake-room.ts';
import { enter } from '../../../support/fake-room-calls.ts';

/** Of the only other participant, over so many milliseconds. */
async function measure(call: Call, durationMs: number): Promise<PairStatistics> {
  const [before] = (await call.statistics()).values();
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  const [now] = (await call.statistics()).values();
  if (!before || !now) throw new Error('nobody else is there');
  return pairStatistics({ before, now });
}

async function connected(call: Call): Promise<void> {
  await vi.waitFor(() => {
    const state = call.store.getState();
    expect(state.status === 'in-call' && isConnected(state.participants[0]?.connection)).toBe(true);
  }, 10_000);
}

/** Nothing is concealed in what nobody plays. */
async function play(call: Call): Promise<void> {
  const state = call.store.getState();
  const player = document.createElement('audio');
  player.srcObject = (state.status === 'in-call' && state.participants[0]?.person) || null;
  await player.play();
}

test('each end knows what it sends and receives; muted and without a camera it knows that it is nothing', async () => {
  const room = new FakeRoom();
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben');
  await Promise.all([connected(ana), connected(ben)]);
  await play(ben);
  await vi.waitFor(async () => expect((await measure(ben, 500)).received.camera?.framesPerSecond).toBeGreaterThan(5), {
    timeout: 10_000,
  });
  const [sent, { received, ...there }] = await Promise.all([measure(ana, 2_000), measure(ben, 2_000)]);
  expect(Object.keys(sent.sent).sort()).toEqual(['camera', 'microphone']);
  expect(sent.sent.camera?.limitation).toBeDefined();
  expect(received.microphone).toMatchObject({ codec: 'opus', concealedShare: expect.any(Number) });
  expect(received.camera?.codec).toBe(sent.sent.camera?.codec);
  expect(received.camera?.height).toBeGreaterThan(100);
  expect(there.bitsDown).toBeGreaterThan(received.camera?.bitsPerSecond ?? Number.NaN);
  expect(there.roundTripMs).toBeGreaterThanOrEqual(0);
  expect(there.route).toMatchObject({ local: 'host', protocol: 'udp' });

  ana.media.setMuted(true);
  await ana.media.setCameraOn(false);
  await vi.waitFor(async () => expect((await measure(ben, 300)).received).toEqual({}), { timeout: 10_000 });
  const reception = new Reception();
  for (let count = 0; count < 3; count += 1) expect(reception.update(await measure(ben, 300))).toBe('good');
  expect((await measure(ana, 300)).sent).toEqual({});
}, 40_000);
