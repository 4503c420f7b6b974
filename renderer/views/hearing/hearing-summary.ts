/** What the matrix says, in sentences. Pure. */

import type { Words } from '../words/use-words.ts';
import type { KnownHealth } from './connection-words.ts';
import type { Hearer } from './hearing-matrix.ts';

/** More are left to the table. */
const MOST_SENTENCES = 3;
/** Of fewer it cannot be said that it is all of them. */
const FEWEST = 2;

type Say = Words<'hearing'>;
type Trouble = { readonly row: number; readonly column: number; readonly health: KnownHealth };

/** The person whom nobody hears well, or who hears nobody well, is named once; whatever is left, pair by pair. */
export function hearingSummary(t: Say, matrix: readonly Hearer[]): string[] {
  const cells = matrix.flatMap(({ hears }, row) =>
    hears.flatMap((health, column) => (health === undefined ? [] : [{ row, column, health }])),
  );
  const known = cells.filter(({ health }) => health !== 'unknown');
  const all = matrix.map((_, index) => index);
  const unheard = all.filter((column) => isAllBad(known.filter((cell) => cell.column === column)));
  const deaf = all.filter((row) => isAllBad(known.filter((cell) => cell.row === row)));
  const rest = known.filter(
    ({ health, row, column }) => health !== 'good' && !deaf.includes(row) && !unheard.includes(column),
  );
  const sentences = [
    ...unheard.map((column) =>
      column === 0 ? t('nobodyHearsYou') : t('nobodyHears', { whom: nameOf(matrix, column) }),
    ),
    ...deaf.map((row) => (row === 0 ? t('youHearNobody') : t('hearsNobody', { who: nameOf(matrix, row) }))),
    ...rest.map((cell) => hearingSentence(t, matrix, cell)),
  ];
  if (sentences.length === 0) return [allWell(t, matrix, known.length === cells.length)];
  const left = sentences.length - MOST_SENTENCES;
  return left > 1 ? [...sentences.slice(0, MOST_SENTENCES), t('tableShowsMore', { count: left })] : sentences;
}

/** Of one cell. Self is in the first row and column. */
export function hearingSentence(t: Say, matrix: readonly Hearer[], { row, column, health }: Trouble): string {
  const [who, whom] = [nameOf(matrix, row), nameOf(matrix, column)];
  if (row === 0) return t(`youHear.${health}`, { whom });
  return column === 0 ? t(`hearsYou.${health}`, { who }) : t(`others.${health}`, { who, whom });
}

function allWell(t: Say, matrix: readonly Hearer[], isAllKnown: boolean): string {
  if (!isAllKnown) return t('knownWell');
  return matrix.length === 2 ? t('bothWell', { name: nameOf(matrix, 1) }) : t('allWell');
}

function isAllBad(cells: readonly Trouble[]): boolean {
  return cells.length >= FEWEST && cells.every(({ health }) => health !== 'good');
}

function nameOf(matrix: readonly Hearer[], index: number): string {
  return matrix[index]?.name ?? '';
}
