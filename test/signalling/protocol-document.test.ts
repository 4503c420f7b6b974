import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { clientMessage, LIMITS, leaveReason, refusalReason, serverMessage } from '../../signalling/protocol.ts';

const document = readFileSync(new URL('../../docs/protocol.md', import.meta.url), 'utf8');

/** The part from a `## heading` to the next one. */
function section(heading: string): string {
  const text = document.split(/^## /m).find((part) => part.startsWith(`${heading}\n`));
  if (text === undefined) throw new Error(`no section ${heading}`);
  return text;
}

/** The names in the first column of a table. */
function firstColumn(text: string): string[] {
  return [...text.matchAll(/^\| `([\w-]+)` \|/gm)].map(([, name]) => name ?? '');
}

/** Message name -> its fields, as the document has them. */
function documented(heading: string): Record<string, string[]> {
  const parts = section(heading).split(/^### /m).slice(1);
  return Object.fromEntries(parts.map((part) => [/^`(\w+)`/.exec(part)?.[1] ?? '', firstColumn(part).sort()]));
}

/** Message name -> its fields, as the schemas have them. */
function specified({ options }: typeof clientMessage | typeof serverMessage): Record<string, string[]> {
  return Object.fromEntries(
    options.map(({ shape: { type, ...fields } }) => [type.value, Object.keys(fields).sort()] as const),
  );
}

test('the document names every message with its fields, and no other', () => {
  expect(documented('Messages from the client')).toEqual(specified(clientMessage));
  expect(documented('Messages from the server')).toEqual(specified(serverMessage));
});

test('the document names every reason, and no other', () => {
  expect(firstColumn(section('Reasons')).sort()).toEqual([...refusalReason.options].sort());
  for (const reason of leaveReason.options) expect(section('Messages from the server')).toContain(`\`${reason}\`: `);
});

test('the document gives every limit with its value, and no other', () => {
  const limits = section('Limits and timers');
  expect(firstColumn(limits).sort()).toEqual(Object.keys(LIMITS).sort());
  for (const [name, value] of Object.entries(LIMITS)) expect(limits).toContain(`| \`${name}\` | ${value} `);
});

test('the messages of the example fit the schemas', () => {
  const lines = [...section('An example').matchAll(/^\w([<>]) (.+)$/gm)];
  expect(lines.length).toBeGreaterThan(8);
  for (const [, direction, text = ''] of lines) {
    const full = text.replace(/"(uT3|9fK|aD1|bE2|cF3)…"/g, (_, start: string) => `"${start.padEnd(43, '0')}"`);
    const schema = direction === '>' ? clientMessage : serverMessage;
    expect(schema.safeParse(JSON.parse(full)).error, text).toBeUndefined();
  }
});
