import { expect, test, vi } from 'vitest';
import type { Call } from '../../../renderer/call/call.ts';
import type { Participant } from '../../../renderer/call/call-state.ts';
import { NO_NETWORK_PREFERENCES } from '../../../renderer/call/network/network-preferences.ts';
import { FakeRoom } from '../../support/fake-room.ts';
import { enter, INVITATION } from '../../support/fake-room-calls.ts';

const PATIENT = { timeout: 15_000, interval: 100 };

const WAYS = [
  ['encoded for each', { ...NO_NETWORK_PREFERENCES, encodeOnce: false }],
  ['encoded once for all', NO_NETWORK_PREFERENCES],
] as const;

test.each(WAYS)(
  'a paused share stands still, is never black, says so to who comes later, and goes on at once: %s',
  { timeout: 60_000 },
  async (_, network) => {
    const room = new FakeRoom();
    const ana = await enter(room, 'Ana', INVITATION, network);
    const ben = await enter(room, 'Ben', INVITATION, network);
    await vi.waitFor(() => expect(participant(ben, 'Ana')?.connection).toBe('good'), PATIENT);
    const signals = await settled(room);
    await ana.media.startScreen({ withAudio: false, mode: 'text' });
    const seen = await play(ben);
    await vi.waitFor(() => expect(seen.picture()).toBeDefined(), PATIENT);
    const share = participant(ben, 'Ana')?.id ?? '';
    await vi.waitFor(() => expect(ben.marks.startStroke(share)).toBeDefined(), PATIENT);
    const pen = ben.marks.startStroke(share);
    pen?.draw(0.25, 0.25);
    pen?.draw(0.75, 0.75);
    pen?.end();
    await ana.media.pauseScreen(true);
    await vi.waitFor(() => expect(participant(ben, 'Ana')?.screen?.isPaused).toBe(true), PATIENT);
    // What was on its way may still arrive; from then on nothing moves.
    await vi.waitFor(async () => expect(await seen.moves()).toBe(false), PATIENT);
    expect(seen.hasBeenBlack()).toBe(false);
    expect(room.seen.length).toBe(signals);

    const chloe = await enter(room, 'Chloé', INVITATION, network);
    await vi.waitFor(
      () => expect(participant(chloe, 'Ana')?.screen).toMatchObject({ isPaused: true, mode: 'text' }),
      PATIENT,
    );
    const drawn = [{ author: { name: 'Ben' }, points: [0.25, 0.25, 0.75, 0.75] }];
    for (const call of [ana, chloe])
      await vi.waitFor(() => expect(call.marks.strokes(share)).toMatchObject(drawn), PATIENT);
    const late = await play(chloe);
    await vi.waitFor(() => expect(late.picture()).toBeDefined(), PATIENT);
    const signalsOfThree = await settled(room);
    const resumedAt = performance.now();
    await ana.media.pauseScreen(false);
    await vi.waitFor(async () => expect(await seen.moves()).toBe(true), PATIENT);
    expect(performance.now() - resumedAt).toBeLessThan(2_000);
    expect(participant(ben, 'Ana')?.screen?.isPaused).toBe(false);
    expect([seen.hasBeenBlack(), late.hasBeenBlack()]).toEqual([false, false]);
    expect(room.seen.length).toBe(signalsOfThree);
  },
);

test.each(WAYS)(
  'text becomes motion and another source takes the place, without a negotiation: %s',
  { timeout: 60_000 },
  async (_, network) => {
    const room = new FakeRoom();
    const ana = await enter(room, 'Ana', INVITATION, network);
    const ben = await enter(room, 'Ben', INVITATION, network);
    await vi.waitFor(() => expect(participant(ben, 'Ana')?.connection).toBe('good'), PATIENT);
    const signals = await settled(room);
    await ana.media.startScreen({ withAudio: false, mode: 'text' });
    const seen = await play(ben);
    await vi.waitFor(() => expect(seen.picture()).toBeDefined(), PATIENT);
    ana.media.setScreenMode('motion');
    await vi.waitFor(() => expect(participant(ben, 'Ana')?.screen?.mode).toBe('motion'), PATIENT);
    await vi.waitFor(() => expect(seen.lines()).toBeLessThanOrEqual(720), PATIENT);
    const before = ana.media.track('screen');
    expect(await ana.media.startScreen({ withAudio: false, mode: 'motion' })).toBe('shared');
    expect(ana.media.track('screen')).not.toBe(before);
    expect(before?.readyState).toBe('ended');
    await vi.waitFor(async () => expect(await seen.moves()).toBe(true), PATIENT);
    expect(seen.hasBeenBlack()).toBe(false);
    expect(participant(ben, 'Ana')?.hasScreen).toBe(true);
    expect(room.seen.length).toBe(signals);
  },
);

test('a source that ends takes the share with it, and that is said', async () => {
  const room = new FakeRoom();
  const ana = await enter(room, 'Ana');
  const ben = await enter(room, 'Ben');
  await ana.media.startScreen({ withAudio: false, mode: 'text' });
  await vi.waitFor(() => expect(participant(ben, 'Ana')?.hasScreen).toBe(true), PATIENT);
  // As the engine does when a window is closed.
  ana.media.track('screen')?.dispatchEvent(new Event('ended'));
  expect(ana.media.store.getState().screen).toEqual({ status: 'failed', reason: 'ended' });
  await vi.waitFor(() => expect(participant(ben, 'Ana')?.screen).toBeNull(), PATIENT);
});

function participant(call: Call, name: string): Participant | undefined {
  const state = call.store.getState();
  return state.status === 'in-call' ? state.participants.find((one) => one.name === name) : undefined;
}

/** How many signals have passed, once none has passed for a while. */
async function settled(room: FakeRoom): Promise<number> {
  let count = -1;
  await vi.waitFor(
    () => {
      const before = count;
      count = room.seen.length;
      expect(count).toBe(before);
    },
    { timeout: 15_000, interval: 1_000 },
  );
  return count;
}

/** Ana's screen as somebody sees it. */
async function play(call: Call) {
  await vi.waitFor(() => expect(participant(call, 'Ana')?.share.getVideoTracks()).toHaveLength(1), PATIENT);
  const video = document.createElement('video');
  video.muted = true;
  video.srcObject = participant(call, 'Ana')?.share ?? null;
  void video.play();
  const context = new OffscreenCanvas(64, 36).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no canvas');
  let isBlack = false;
  const picture = (): string | undefined => {
    if (video.readyState < video.HAVE_CURRENT_DATA) return undefined;
    context.drawImage(video, 0, 0, 64, 36);
    const { data } = context.getImageData(0, 0, 64, 36);
    isBlack ||= data.every((value, index) => index % 4 === 3 || value < 20);
    return data.join();
  };
  const watch = (): void => {
    picture();
    video.requestVideoFrameCallback(watch);
  };
  video.requestVideoFrameCallback(watch);
  return {
    picture,
    lines: () => video.videoHeight,
    hasBeenBlack: () => isBlack,
    moves: async () => {
      const before = picture();
      await new Promise((resolve) => setTimeout(resolve, 500));
      return picture() !== before;
    },
  };
}
