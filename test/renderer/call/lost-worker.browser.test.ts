/** The worker through which all frames pass that are encoded for all: what if it is not there? */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Call } from '../../../renderer/call/call.ts';
import { FakeRoom } from '../../support/fake-room.ts';
import { enter } from '../../support/fake-room-calls.ts';

const PATIENT = { timeout: 25_000, interval: 250 };

/** Those of the encoders, of every call of this page. */
const workers: Worker[] = [];
let areLoaded = true;

beforeEach(() => {
  const { Worker } = globalThis;
  class Watched extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      const isEncoders = `${url}`.includes('encode-worker');
      super(isEncoders && !areLoaded ? '/nowhere.js' : url, options);
      if (isEncoders) workers.push(this);
    }
  }
  vi.stubGlobal('Worker', Watched);
});

afterEach(() => {
  vi.unstubAllGlobals();
  workers.splice(0);
  areLoaded = true;
});

type Received = { frames: number; sounds: number };

async function received(call: Call): Promise<Received> {
  const [report] = (await call.statistics()).values();
  const streams = [...(report?.values() ?? [])].filter(({ type }) => type === 'inbound-rtp');
  const sumOf = (of: string, name: string): number =>
    streams.reduce((sum, stream) => sum + (stream.kind === of ? (stream[name] ?? 0) : 0), 0);
  return { frames: sumOf('video', 'framesDecoded'), sounds: sumOf('audio', 'packetsReceived') };
}

async function expectSeenAndHeard(...calls: readonly Call[]): Promise<void> {
  for (const call of calls) {
    const before = await received(call);
    await vi.waitFor(async () => {
      const { frames, sounds } = await received(call);
      expect(frames).toBeGreaterThan(before.frames + 5);
      expect(sounds).toBeGreaterThan(before.sounds);
    }, PATIENT);
  }
}

test('it cannot be loaded: both see and hear each other all the same', { timeout: 60_000 }, async () => {
  areLoaded = false;
  const room = new FakeRoom();
  const calls = [await enter(room, 'Ana'), await enter(room, 'Ben')];
  await expectSeenAndHeard(...calls);
  expect(workers).toHaveLength(2);
});

test('it ends in the middle of a call: both are seen and heard again', { timeout: 60_000 }, async () => {
  const room = new FakeRoom();
  const calls = [await enter(room, 'Ana'), await enter(room, 'Ben')];
  await expectSeenAndHeard(...calls);
  for (const worker of workers) worker.terminate();
  await vi.waitFor(async () => {
    const before = await received(calls[0] as Call);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await received(calls[0] as Call)).frames, 'nothing passes any more').toBe(before.frames);
  }, PATIENT);
  await expectSeenAndHeard(...calls);
});
