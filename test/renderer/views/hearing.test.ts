import { expect, test } from 'vitest';
import type { Participant } from '../../../renderer/call/call-state.ts';
import { pairHealth } from '../../../renderer/call/health/pair-health.ts';
import { connectionSentence } from '../../../renderer/views/hearing/connection-words.ts';
import { type Hearer, hearingMatrix } from '../../../renderer/views/hearing/hearing-matrix.ts';
import { hearingSummary } from '../../../renderer/views/hearing/hearing-summary.ts';
import { wordsOf } from '../../../renderer/views/words/words-of.ts';

const t = wordsOf('hearing');

type Told = Pick<Participant, 'connection' | 'hears'>;

/** Ana is self; the others by name, which is also their id. */
function matrix(others: Readonly<Record<string, Told>>): Hearer[] {
  const participants = Object.entries(others).map(([name, told]) => ({ ...PARTICIPANT, ...told, id: name, name }));
  return hearingMatrix({ selfId: 'ana', name: 'Ana', participants });
}

const PARTICIPANT = {
  wasHere: true,
  microphone: 'on',
  hasCamera: true,
  hasScreen: false,
  screen: null,
  isSpeaking: false,
  // Nothing here looks at them, and Node has no streams.
  person: {} as MediaStream,
  share: {} as MediaStream,
} satisfies Omit<Participant, 'id' | 'name' | 'connection' | 'hears'>;

test('rows hear columns, self first; nobody hears themselves, and what nobody told is not known', () => {
  const rows = matrix({
    Ben: { connection: 'weak', hears: { ana: 'good', Chloé: 'unstable' } },
    Chloé: { connection: 'good', hears: { ana: 'weak' } },
  });
  expect(rows.map(({ name, hears }) => [name, ...hears])).toEqual([
    ['Ana', undefined, 'weak', 'good'],
    ['Ben', 'good', undefined, 'unstable'],
    ['Chloé', 'weak', 'unknown', undefined],
  ]);
});

test.each(['connecting', 'lost', 'refused'] as const)(
  'what somebody has told is old when they are %s',
  (connection) => {
    const [, ben] = matrix({ Ben: { connection, hears: { ana: 'good' } } });
    expect(ben?.hears).toEqual(['unknown', undefined]);
  },
);

test('alone there is one row and nothing to say about it', () => {
  expect(matrix({})).toEqual([{ id: 'ana', name: 'Ana', hears: [undefined] }]);
});

const GOOD = { ana: 'good', Ben: 'good', Chloé: 'good', Dipankar: 'good' } as const;

test('all well, as far as is known', () => {
  const ben = { connection: 'good', hears: GOOD } as const;
  expect(hearingSummary(t, matrix({ Ben: ben }))).toEqual(['You and Ben hear each other well.']);
  expect(hearingSummary(t, matrix({ Ben: ben, Chloé: ben }))).toEqual(['Everybody hears everybody well.']);
  expect(hearingSummary(t, matrix({ Ben: { connection: 'good', hears: {} } }))).toEqual([
    'As far as is known, all hear each other well.',
  ]);
});

test('whom nobody hears well is named once, and so is who hears nobody well', () => {
  const unheard = matrix({
    Ben: { connection: 'good', hears: { ...GOOD, Chloé: 'weak' } },
    Chloé: { connection: 'weak', hears: GOOD },
    Dipankar: { connection: 'good', hears: { ...GOOD, Chloé: 'lost' } },
  });
  expect(hearingSummary(t, unheard)).toEqual(['Nobody hears Chloé well.']);
  const deaf = matrix({
    Ben: { connection: 'weak', hears: GOOD },
    Chloé: { connection: 'unstable', hears: GOOD },
  });
  expect(hearingSummary(t, deaf)).toEqual(['You hear nobody well.']);
});

test('single pairs are told one by one, and many are left to the table', () => {
  const one = matrix({
    Ben: { connection: 'good', hears: { ...GOOD, ana: 'weak' } },
    Chloé: { connection: 'lost', hears: GOOD },
  });
  expect(hearingSummary(t, one)).toEqual(['You are reconnecting to Chloé.', 'Ben hears you badly.']);
  const many = matrix({
    Ben: { connection: 'weak', hears: { ...GOOD, Chloé: 'weak' } },
    Chloé: { connection: 'good', hears: { ...GOOD, Dipankar: 'weak' } },
    Dipankar: { connection: 'unstable', hears: { ...GOOD, Ben: 'unstable', ana: 'weak' } },
    Elif: { connection: 'good', hears: { ...GOOD } },
  });
  expect(hearingSummary(t, many).slice(0, 2)).toEqual(['You hear Ben badly.', 'You hear Dipankar on and off.']);
  expect(hearingSummary(t, many).at(-1)).toBe('The table shows 3 more.');
});

test('each state has words; on a tile only what is not good or weak has a sentence', () => {
  for (const health of pairHealth.options) expect(t(`connection.${health}`)).toMatch(/^[A-Z][a-z ]+…?$/);
  expect(pairHealth.options.filter((health) => connectionSentence(t, health, 'Ben') === undefined)).toEqual([
    'good',
    'weak',
  ]);
  expect(connectionSentence(t, 'unstable', 'Ben')).toBe('Connection to Ben is unstable');
  expect(connectionSentence(t, 'lost', 'Ben')).toBe('Reconnecting to Ben…');
});
