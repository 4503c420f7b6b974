import { expect, test } from 'vitest';
import { readBase64Url, toBase64Url } from '../../../../renderer/call/seal/base64-url.ts';
import { bigEndian, compareBytes, readBigEndian, utf8 } from '../../../../renderer/call/seal/bytes.ts';
import { decodeFields, encodeFields } from '../../../../renderer/call/seal/fields.ts';

const FIELDS = [utf8('ab'), new Uint8Array(0), utf8('cde')];
const SIZES = [2, { max: 4 }, { max: 3 }] as const;

test('fields come back as they were', () => {
  expect(decodeFields(encodeFields(FIELDS), SIZES)).toEqual(FIELDS);
});

test('no two lists of fields give the same bytes', () => {
  const lists = [['ab', 'c'], ['a', 'bc'], ['abc', ''], ['', 'abc'], ['abc'], []];
  const encoded = lists.map((list) => toBase64Url(encodeFields(list.map(utf8))));
  expect(new Set(encoded).size).toBe(lists.length);
});

test.each([
  ['a byte behind the last field', [...encodeFields(FIELDS), 0], SIZES],
  ['a byte too few', [...encodeFields(FIELDS).slice(0, -1)], SIZES],
  ['nothing at all', [], SIZES],
  ['half a length', [0, 0], SIZES],
  ['a field more than asked for', [...encodeFields(FIELDS)], [2, { max: 4 }]],
  ['a field less than asked for', [...encodeFields(FIELDS)], [...SIZES, 1]],
  ['a field that is too long', [...encodeFields(FIELDS)], [2, { max: 4 }, { max: 2 }]],
  ['a field of another length', [...encodeFields(FIELDS)], [3, { max: 4 }, { max: 3 }]],
  ['a length beyond the end', [255, 255, 255, 255, 1], [{ max: 2 ** 32 }]],
])('%s is refused', (_, bytes, sizes) => {
  expect(decodeFields(Uint8Array.from(bytes), sizes)).toBeUndefined();
});

test.each([
  [0, 2],
  [65_535, 2],
  [2 ** 31 + 5, 4],
  [2 ** 48, 8],
  [Number.MAX_SAFE_INTEGER, 8],
] as const)('%d is itself again after %d bytes', (value, size) => {
  expect(readBigEndian(bigEndian(value, size))).toBe(value);
  expect(bigEndian(value, size)).toHaveLength(size);
});

test('byte strings are ordered as words in a dictionary', () => {
  const sorted = ['', 'a', 'ab', 'b', 'ba'].map(utf8);
  expect([...sorted].reverse().sort(compareBytes)).toEqual(sorted);
});

test.each(['A', 'AB', 'AAB', 'AA=', 'AA ', '\nAA', 'A+', 'A/', 'AAAAA'])('%j is no base64url of ours', (text) => {
  expect(readBase64Url(text)).toBeUndefined();
});

test('each byte string has one base64url', () => {
  for (let length = 0; length < 7; length += 1) {
    const bytes = Uint8Array.from({ length }, (_, index) => 255 - index);
    expect(readBase64Url(toBase64Url(bytes))).toEqual(bytes);
  }
});
