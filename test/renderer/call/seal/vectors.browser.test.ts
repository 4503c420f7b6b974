import { expect, test } from 'vitest';
import documented from '../../../../docs/security-vectors.json';
import { computeVectors } from './vectors.ts';

test('Chromium computes what Node does', async () => {
  expect(await computeVectors()).toEqual(documented);
});
