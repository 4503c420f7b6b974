import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { computeVectors } from './vectors.ts';

const FILE = join(import.meta.dirname, '../../../../docs/security-vectors.json');

test('what is computed here is what the documented vectors say (UPDATE_VECTORS=1 writes them anew)', async () => {
  const vectors = await computeVectors();
  if (process.env.UPDATE_VECTORS) writeFileSync(FILE, `${JSON.stringify(vectors, null, 2)}\n`);
  expect(vectors).toEqual(JSON.parse(readFileSync(FILE, 'utf8')));
});
