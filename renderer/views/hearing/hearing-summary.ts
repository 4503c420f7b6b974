/** What the matrix says, in sentences. Pure. */
import type { KnownHealth } from './connection-words.ts';
import type { Hearer } from './hearing-matrix.ts';

/** More are left to the table. */
const MOST_SENTENCES = 3;
/** Of fewer it cannot be said that it is all of them. */
const FEWEST = 2;

type Trouble = { readonly row: number; readonly column: number; readonly health: KnownHealth };

/** The person whom nobody hears well, or who hears nobody well, is named once; whatever is left, pair by pair. */
export function hearingSummary(matrix: readonly Hearer[]): string[] {
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
    ...unheard.map((column) => `Nobody hears ${object(matrix, column)} well.`),
    ...deaf.map((row) => `${subject(matrix, row)} ${row === 0 ? 'hear' : 'hears'} nobody well.`),
    ...rest.map((cell) => hearingSentence(matrix, cell)),
  ];
  if (sentences.length === 0) return [allWell(matrix, known.length === cells.length)];
  const left = sentences.length - MOST_SENTENCES;
  return left > 1 ? [...sentences.slice(0, MOST_SENTENCES), `The table shows ${left} more.`] : sentences;
}

/** Of one cell. */
export function hearingSentence(matrix: readonly Hearer[], { row, column, health }: Trouble): string {
  const [who, whom] = [subject(matrix, row), object(matrix, column)];
  const hear = row === 0 ? 'hear' : 'hears';
  const are = row === 0 ? 'are' : 'is';
  switch (health) {
    case 'good':
      return `${who} ${hear} ${whom} well.`;
    case 'weak':
      return `${who} ${hear} ${whom} badly.`;
    case 'unstable':
      return `${who} ${hear} ${whom} on and off.`;
    case 'lost':
      return `${who} ${are} reconnecting to ${whom}.`;
    case 'connecting':
      return `${who} ${are} connecting to ${whom}.`;
    case 'refused':
      return `${who} refused the connection to ${whom}.`;
    case 'unknown':
      return `How ${row === 0 ? 'you hear' : `${who} hears`} ${whom} is not known.`;
    default:
      return health satisfies never;
  }
}

function allWell(matrix: readonly Hearer[], isAllKnown: boolean): string {
  if (!isAllKnown) return 'As far as is known, all hear each other well.';
  return matrix.length === 2 ? `You and ${matrix[1]?.name} hear each other well.` : 'Everybody hears everybody well.';
}

function isAllBad(cells: readonly Trouble[]): boolean {
  return cells.length >= FEWEST && cells.every(({ health }) => health !== 'good');
}

function subject(matrix: readonly Hearer[], index: number): string {
  return index === 0 ? 'You' : (matrix[index]?.name ?? '');
}

function object(matrix: readonly Hearer[], index: number): string {
  return index === 0 ? 'you' : (matrix[index]?.name ?? '');
}
