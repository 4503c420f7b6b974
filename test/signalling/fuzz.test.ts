import { expect, test } from 'vitest';
import { readClientFrame } from '../../signalling/connection/client-frame.ts';
import type { LogLine } from '../../signalling/log.ts';
import { SignallingClient } from '../support/signalling-client.ts';
import { brokenFrame } from './broken-frames.ts';
import { startServer } from './running-server.ts';
import { SeededRandom } from './seeded-random.ts';

/** FUZZ_SEED=… repeats a run that failed. */
const SEED = Number(process.env.FUZZ_SEED ?? Date.now() % 1_000_000);
/** FUZZ_ROUNDS=… makes a longer run. */
const ROUNDS = Number(process.env.FUZZ_ROUNDS ?? 1);
const PARSED_FRAMES = 20_000 * ROUNDS;
const SENT_FRAMES = 1_000 * ROUNDS;
const GARBAGE_STREAMS = 200 * ROUNDS;
const PATIENCE_MS = 30_000 * ROUNDS;
const AT_ONCE = 40;

test(`${PARSED_FRAMES} broken frames are all refused by the parser`, { timeout: PATIENCE_MS }, () => {
  const random = new SeededRandom(SEED);
  for (let index = 0; index < PARSED_FRAMES; index += 1) {
    const text = brokenFrame(random);
    const frame = readClientFrame(text);
    if (frame.ok) expect.fail(`seed ${SEED}, frame ${index} was accepted: ${JSON.stringify(text.slice(0, 300))}`);
  }
});

test(`${SENT_FRAMES} broken frames and ${GARBAGE_STREAMS} streams of garbage leave the server well`, {
  timeout: PATIENCE_MS,
}, async () => {
  const lines: LogLine[] = [];
  const { origin } = await startServer({ log: (line) => lines.push(line) });
  const [watcher] = await SignallingClient.join(origin);
  const random = new SeededRandom(SEED);
  const frames = Array.from({ length: SENT_FRAMES }, () => brokenFrame(random));
  for (let start = 0; start < frames.length; start += AT_ONCE) {
    await Promise.all(frames.slice(start, start + AT_ONCE).map((text) => expectRefusal(origin, text)));
  }
  for (let start = 0; start < GARBAGE_STREAMS; start += AT_ONCE) {
    await Promise.all(Array.from({ length: AT_ONCE }, () => sendGarbage(origin, random)));
  }
  await watcher.expectSilence();
  await SignallingClient.join(origin);
  expect((await watcher.next('joined')).type).toBe('joined');
  expect(lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(lines.filter(({ event }) => event === 'joined')).toHaveLength(2);
});

async function expectRefusal(origin: string, text: string): Promise<void> {
  const client = await SignallingClient.open(origin);
  client.sendText(text);
  const { code } = await client.closed;
  const said = client.frames.join();
  const isRefused = /^{"type":"refused","reason":"(malformed|version|too-large)"}$/.test(said);
  if (!isRefused) expect.fail(`seed ${SEED}: ${code} ${said} for ${JSON.stringify(text.slice(0, 300))}`);
}

/** Bytes below the WebSocket, after a good handshake. */
async function sendGarbage(origin: string, random: SeededRandom): Promise<void> {
  const client = await SignallingClient.open(origin);
  const bytes = Buffer.from(Array.from({ length: 1 + random.below(300) }, () => random.below(256)));
  // The socket below a ws client is not part of its types.
  const below: unknown = Reflect.get(client.socket, '_socket');
  if (below instanceof Object && 'end' in below && typeof below.end === 'function') below.end(bytes);
  await client.closed;
  if (client.frames.some((frame) => frame.includes('welcome'))) expect.fail(`seed ${SEED}: garbage was welcomed`);
}
