import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createMetrics } from '../../signalling/metrics.ts';
import { createCommand } from '../../signalling/standalone/cli-flags.ts';

const document = readFileSync(new URL('../../docs/server.md', import.meta.url), 'utf8');

function rows(pattern: RegExp): string[][] {
  return [...document.matchAll(pattern)].map(([, ...cells]) => cells);
}

test('the document lists every flag with its variable and default, and no other', () => {
  const documented = rows(/^\| `(--[^`]+)` \| `(ENGAGE_\w+)` \| (.+?) \|/gm);
  const flags = createCommand().options.map(({ flags, envVar, defaultValue }) => {
    const isNone = defaultValue === undefined || (Array.isArray(defaultValue) && defaultValue.length === 0);
    return [flags, envVar, isNone ? 'none' : `\`${defaultValue}\``];
  });
  expect(documented).toEqual(flags);
});

test('the document lists every metric with its kind, and no other', async () => {
  const size = () => ({ rooms: 0, seats: 0 });
  const metrics = createMetrics({ connections: () => 0, relayedSignals: () => 0, size });
  const written = [...(await metrics.text()).matchAll(/^# TYPE (engage_\w+) (\w+)$/gm)].map(([, ...cells]) => cells);
  expect(rows(/^\| `(engage_\w+)` \| (\w+) \|/gm).sort()).toEqual(written.sort());
});
