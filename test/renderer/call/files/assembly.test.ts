/** What comes on the channel of files, right and wrong. */
import { expect, test } from 'vitest';
import { Assembly } from '../../../../renderer/call/files/assembly.ts';
import { readFetchFrame, readServeFrame, writeChunk } from '../../../../renderer/call/files/file-frames.ts';
import { PIECE_BYTES } from '../../../../renderer/call/files/pieces.ts';
import { brokenBytes } from '../../../fuzz/broken-bytes.ts';
import { SeededRandom } from '../../../signalling/seeded-random.ts';

const DIGEST = 'A'.repeat(43);
const SIZE = PIECE_BYTES + 100;

function piece(index: number) {
  return { type: 'piece', stream: 1, piece: index, digest: DIGEST } as const;
}

function chunk(index: number, offset: number, length: number) {
  return { type: 'chunk', stream: 1, piece: index, offset, bytes: new Uint8Array(length) } as const;
}

const END = { type: 'end', stream: 1, digest: DIGEST } as const;

test('whole pieces come of chunks in order, and the end after the last', () => {
  const assembly = new Assembly(SIZE, 0, 2);
  expect(assembly.take(piece(0)).type).toBe('more');
  expect(assembly.take(chunk(0, 0, PIECE_BYTES - 1)).type).toBe('more');
  expect(assembly.take(chunk(0, PIECE_BYTES - 1, 1))).toMatchObject({ type: 'piece', piece: { index: 0 } });
  expect(assembly.take(piece(1)).type).toBe('more');
  expect(assembly.take(chunk(1, 0, 100))).toMatchObject({ type: 'piece', piece: { index: 1 } });
  expect(assembly.take(END).type).toBe('end');
});

test.each([
  ['a piece that is not the next', [piece(1)]],
  ['a piece that was not asked for', [piece(0), chunk(0, 0, PIECE_BYTES), piece(1)]],
  ['a piece within a piece', [piece(0), piece(0)]],
  ['bytes of no piece', [chunk(0, 0, 10)]],
  ['bytes with a gap', [piece(0), chunk(0, 10, 10)]],
  ['bytes that come twice', [piece(0), chunk(0, 0, 10), chunk(0, 0, 10)]],
  ['bytes of another piece', [piece(0), chunk(1, 0, 10)]],
  ['more bytes than the piece has', [piece(0), chunk(0, 0, PIECE_BYTES - 5), chunk(0, PIECE_BYTES - 5, 6)]],
  ['an end in the middle', [piece(0), END]],
  ['an end too early', [END]],
] as const)('%s is nonsense', (_, frames) => {
  const assembly = new Assembly(SIZE, 0, 1);
  expect(frames.map((frame) => assembly.take(frame).type).at(-1)).toBe('nonsense');
});

test('a file of a whole number of pieces, and an empty one', () => {
  expect(new Assembly(0, 0, 16).take(END).type).toBe('end');
  expect(new Assembly(0, 0, 16).take(piece(0)).type).toBe('nonsense');
  const whole = new Assembly(PIECE_BYTES, 0, 16);
  whole.take(piece(0));
  expect(whole.take(chunk(0, 0, PIECE_BYTES)).type).toBe('piece');
  expect(whole.take(piece(1)).type).toBe('nonsense');
});

test('frames of any kind are read or refused, and nothing breaks', () => {
  const random = new SeededRandom(7);
  const id = crypto.randomUUID();
  const texts = [piece(0), END, { type: 'gone', stream: 1, reason: 'withdrawn' }].map((one) => JSON.stringify(one));
  const wants = [
    { type: 'want', stream: 1, id, from: 0, until: 16 },
    { type: 'stop', stream: 1 },
  ];
  for (const want of wants) expect(readFetchFrame(JSON.stringify(want))).toEqual(want);
  const right = writeChunk(chunk(0, 0, 300));
  const encode = (text: string) => new TextEncoder().encode(text);
  for (let round = 0; round < 20_000; round += 1) {
    const bytes = brokenBytes(random, [
      right,
      ...texts.map(encode),
      ...wants.map((one) => encode(JSON.stringify(one))),
    ]);
    const text = new TextDecoder().decode(bytes);
    readFetchFrame(text);
    const assembly = new Assembly(random.below(3 * PIECE_BYTES), random.below(3), 1 + random.below(16));
    for (const data of [text, bytes.buffer, texts[round % 3], right.buffer, bytes]) {
      const frame = readServeFrame(data);
      if (frame) assembly.take(frame);
    }
  }
});

test.each(['', 'null', '[]', '{"type":"want"}', `{"type":"stop","stream":-1}`, '{"type":"stop","stream":1,"more":1}'])(
  '%j is no question',
  (text) => {
    expect(readFetchFrame(text)).toBeUndefined();
  },
);

test('a chunk without bytes or with too many is none', () => {
  expect(readServeFrame(new ArrayBuffer(12))).toBeUndefined();
  expect(readServeFrame(new ArrayBuffer(13 + PIECE_BYTES))).toBeUndefined();
  expect(readServeFrame(new ArrayBuffer(11))).toBeUndefined();
});
