import { expect, test } from 'vitest';
import { readClientFrame } from '../../signalling/connection/client-frame.ts';
import { clientMessage, LIMITS } from '../../signalling/protocol.ts';
import { SeededRandom } from './seeded-random.ts';

const TO = 'p'.repeat(16);
const PIECES = ['{', '}', '"', ',', ':', '\\', '\n', ' ', '0', '1', '-', '_', 'A', 'é', '\u0000', 'n', 'body', 'to'];

/** What the schema says of a frame, read the long way. */
function bySchema(text: string): unknown {
  try {
    return clientMessage.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** What the server reads, with a signal's body as it will be told. */
function byReader(text: string): unknown {
  const frame = readClientFrame(text);
  if (!frame.ok) return undefined;
  if (frame.message.type !== 'signal') return frame.message;
  const { bodyJson, ...signal } = frame.message;
  return { ...signal, body: JSON.parse(bodyJson) };
}

test.each(['plain_-09AZ', 'with "quotes", \\ and é', 'b'.repeat(LIMITS.maxSealedLength)])(
  'a signal keeps its body',
  (body) => {
    const text = JSON.stringify({ type: 'signal', n: 7, to: TO, body });
    expect(byReader(text)).toEqual({ type: 'signal', n: 7, to: TO, body });
  },
);

test('a body that is too long is malformed, plain or not', () => {
  for (const letter of ['b', 'é']) {
    const body = letter.repeat(LIMITS.maxSealedLength + 1);
    expect(readClientFrame(JSON.stringify({ type: 'signal', n: 1, to: TO, body })).ok).toBe(false);
  }
});

test('the short way to read a signal takes what the schema takes, and no more', () => {
  const random = new SeededRandom(7);
  const good = JSON.stringify({ type: 'signal', n: 12, to: TO, body: 'Abc-_9' });
  let taken = 0;
  for (let index = 0; index < 50_000; index += 1) {
    const at = random.below(good.length + 1);
    const cut = random.below(3);
    const text = good.slice(0, at) + (random.next() < 0.7 ? random.pick(PIECES) : '') + good.slice(at + cut);
    const expected = bySchema(text);
    if (expected !== undefined) taken += 1;
    expect(byReader(text), text).toEqual(expected);
  }
  expect(taken).toBeGreaterThan(500);
});
