import { describe, expect, it } from 'vitest';
import { createCodec } from './page/codec.ts';

const { encode, decode } = createCodec();
const roundTrip = (value: unknown): unknown => decode(encode(value));

describe('the codec of the Electron stand-in', () => {
  it.each([
    ['primitives', [null, undefined, true, 'ä', 0, 12n, Number.NaN, Number.POSITIVE_INFINITY]],
    ['collections', { map: new Map([[{ key: 1 }, new Set(['a'])]]), list: [[], {}] }],
    ['dates, patterns, errors', [new Date(7), /a+/giu, new TypeError('no')]],
    ['bytes', [new Uint8Array([1, 2, 3]).subarray(1), new Float64Array([0.5]), new Uint8Array([9]).buffer]],
  ])('keeps %s', (_name, value) => {
    expect(roundTrip(value)).toEqual(value);
  });

  it('keeps negative zero, cycles and what is shared', () => {
    expect(Object.is(roundTrip(-0), -0)).toBe(true);
    const shared = { name: 'shared' };
    const cyclic: Record<string, unknown> = { one: shared, two: shared };
    cyclic.self = cyclic;
    const copy = roundTrip(cyclic) as typeof cyclic;
    expect(copy.self).toBe(copy);
    expect(copy.one).toBe(copy.two);
    expect(copy.one).not.toBe(shared);
  });

  it('drops prototypes and cannot be made to set one', () => {
    class Point {
      x = 1;
      double = undefined;
    }
    expect(Object.getPrototypeOf(roundTrip(new Point()))).toBe(Object.prototype);
    const hostile = JSON.parse('{ "__proto__": { "isAdmin": true } }') as object;
    expect('isAdmin' in (roundTrip(hostile) as object)).toBe(false);
  });

  it.each([
    ['a function', () => 1],
    ['a symbol', Symbol('s')],
    ['a promise', Promise.resolve()],
    ['a weak map', new WeakMap()],
  ])('refuses %s', (_name, value) => {
    expect(() => encode({ value })).toThrow('An object could not be cloned.');
  });
});
