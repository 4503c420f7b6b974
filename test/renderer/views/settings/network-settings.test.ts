/** What the dialog makes of what is typed, chosen and pressed. */
import { expect, test } from 'vitest';
import { megabits, readMegabits } from '../../../../renderer/views/settings/megabits.ts';
import { draftOf, EMPTY_DRAFT, isTurn, readServer } from '../../../../renderer/views/settings/server-draft.ts';
import {
  hasTurn,
  others,
  restored,
  withoutServer,
  withServer,
} from '../../../../renderer/views/settings/server-edits.ts';

const STUN = { urls: 'stun:stun.example.org' };
const TURN = { urls: 'turn:turn.example.org', username: 'ana', credential: ' a secret ' };
const OTHER = { urls: 'stun:other.example.org' };

test('a STUN server is its address; what was typed as name and password goes', () => {
  const draft = { address: 'stun:stun.example.org', username: 'ana', credential: 'secret' };
  expect(readServer(draft, [])).toEqual({ ok: true, server: STUN });
});

test('a TURN server keeps name and password, the password to the letter', () => {
  expect(isTurn(draftOf(TURN))).toBe(true);
  expect(readServer({ ...draftOf(TURN), username: ' ana ' }, [STUN])).toEqual({ ok: true, server: TURN });
});

test.each([
  [{ ...EMPTY_DRAFT }, 'empty', 'address'],
  [{ ...EMPTY_DRAFT, address: 'STUN:stun.example.org' }, 'twice', 'address'],
  [{ ...draftOf(TURN), username: ' ' }, 'no-username', 'username'],
  [{ ...draftOf(TURN), credential: '' }, 'no-password', 'credential'],
] as const)('%j: %s, said at the field %s', (draft, reason, field) => {
  expect(readServer(draft, [STUN])).toEqual({ ok: false, reason, field });
});

test('what is removed can be put back to where it was', () => {
  const { servers, mode } = withoutServer([STUN, TURN, OTHER], TURN.urls);
  expect(servers).toEqual([STUN, OTHER]);
  expect(restored(servers, mode)).toEqual([STUN, TURN, OTHER]);
});

test('an edited server stays in its place, and may keep its own address', () => {
  const mode = { at: 'editing', urls: TURN.urls } as const;
  expect(others([STUN, TURN, OTHER], mode)).toEqual([STUN, OTHER]);
  const next = { ...TURN, credential: 'new' };
  expect(withServer([STUN, TURN, OTHER], mode, next)).toEqual([STUN, next, OTHER]);
});

test('a new server comes last', () => {
  expect(withServer([STUN], { at: 'adding' }, TURN)).toEqual([STUN, TURN]);
});

test('STUN alone is no relay', () => {
  expect(hasTurn([STUN, OTHER])).toBe(false);
  expect(hasTurn([STUN, TURN])).toBe(true);
});

test.each([
  ['1.5', 1_500_000],
  ['1,5', 1_500_000],
  [' 2 ', 2_000_000],
  ['0.05', 50_000],
  ['1000', 1_000_000_000],
])('%j is %i bits per second', (text, bitsPerSecond) => {
  expect(readMegabits(text)).toEqual({ ok: true, bitsPerSecond });
  expect(readMegabits(megabits(bitsPerSecond))).toEqual({ ok: true, bitsPerSecond });
});

test.each([
  ['', 'not-a-number'],
  ['-1', 'not-a-number'],
  ['1e9', 'not-a-number'],
  ['2 Mbit/s', 'not-a-number'],
  ['0', 'too-little'],
  ['0.04', 'too-little'],
  ['1001', 'too-much'],
])('%j is no limit: %s', (text, reason) => {
  expect(readMegabits(text)).toEqual({ ok: false, reason });
});
