/** A file that comes wrong: what its receiver is told. */
import { expect, test, vi } from 'vitest';
import type { FetchLine } from '../../../../renderer/call/files/fetch-line.ts';
import { Fetching } from '../../../../renderer/call/files/fetching.ts';
import { MemorySink } from '../../../../renderer/call/files/file-sink.ts';
import type { FileState } from '../../../../renderer/call/files/files-state.ts';
import { digestOf, wholeDigest } from '../../../../renderer/call/files/pieces.ts';
import { toBase64Url } from '../../../../renderer/call/seal/base64-url.ts';

type Take = Parameters<FetchLine['open']>[0];

const BYTES = new Uint8Array(500).map((_, index) => index);
const FILE = { id: crypto.randomUUID(), name: 'plan.pdf', size: BYTES.length, mediaType: '' };
const DIGEST = await digestOf(BYTES);

/** What the receiver is shown at last, after it was sent these frames. */
async function fed(frames: (stream: number) => readonly Parameters<Take>[0][], sink = new MemorySink('')) {
  let state: FileState | undefined;
  const fetching = new Fetching({ file: FILE, sink, onReceived: () => undefined, onState: (next) => (state = next) });
  let take: Take = () => undefined;
  const said: string[] = [];
  const line = {
    isOpen: true,
    open: (given: Take) => {
      take = given;
      return 1;
    },
    say: ({ type }: { type: string }) => said.push(type),
    stop: () => said.push('stop'),
  };
  fetching.begin(line as unknown as FetchLine);
  for (const frame of frames(1)) take(frame);
  await vi.waitFor(() => expect(fetching.isOver).toBe(true));
  await vi.waitFor(() => expect(state?.status).not.toBe('receiving'));
  return { state, said };
}

const piece = (digest: Uint8Array) => ({ type: 'piece', stream: 1, piece: 0, digest: toBase64Url(digest) }) as const;
const chunk = (offset: number, bytes = BYTES) => ({ type: 'chunk', stream: 1, piece: 0, offset, bytes }) as const;
const end = (digest: Uint8Array) => ({ type: 'end', stream: 1, digest: toBase64Url(digest) }) as const;

test('what is as its sender says is received', async () => {
  const whole = await wholeDigest([DIGEST]);
  const { state, said } = await fed(() => [piece(DIGEST), chunk(0), end(whole)]);
  expect(state).toMatchObject({ status: 'received', isSaved: false });
  expect(said.at(-1)).toBe('stop');
});

test.each([
  ['a piece that is not what its sender says', () => [piece(new Uint8Array(32)), chunk(0)], 'damaged'],
  ['a whole that is not', () => [piece(DIGEST), chunk(0), end(new Uint8Array(32))], 'damaged'],
  ['bytes at a wrong place', () => [piece(DIGEST), chunk(7)], 'nonsense'],
  ['more bytes than offered', () => [piece(DIGEST), chunk(0, new Uint8Array(501))], 'nonsense'],
  ['an end before the bytes', () => [end(DIGEST)], 'nonsense'],
  [
    'a file that its sender cannot read',
    () => [{ type: 'gone', stream: 1, reason: 'unreadable' } as const],
    'unreadable',
  ],
] as const)('%s: the transfer fails and says why, and its sender is asked for no more', async (_, frames, reason) => {
  const { state, said } = await fed(frames);
  expect(state).toEqual({ status: 'failed', reason });
  expect(said.at(-1)).toBe('stop');
});

test.each([
  ['QuotaExceededError', 'no-space'],
  ['NotAllowedError', 'not-writable'],
])('a place that answers %s', async (name, reason) => {
  const sink = new MemorySink('');
  sink.write = () => Promise.reject(new DOMException('', name));
  const { state } = await fed(() => [piece(DIGEST), chunk(0)], sink);
  expect(state).toEqual({ status: 'failed', reason });
});

test('a file that is not offered any more is no failure', async () => {
  const { state } = await fed(() => [{ type: 'gone', stream: 1, reason: 'withdrawn' }]);
  expect(state).toEqual({ status: 'withdrawn' });
});
