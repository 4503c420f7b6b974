/** The word that was most likely meant. */

const MAX_DISTANCE = 2;

/** Undefined when none is within two changes of a letter. Of equals the first of the list. */
export function closestWord(words: readonly string[], typed: string): string | undefined {
  let best: { word: string; distance: number } | undefined;
  for (const word of words) {
    if (Math.abs(word.length - typed.length) > MAX_DISTANCE) continue;
    const distance = editDistance(word, typed);
    if (distance <= MAX_DISTANCE && (!best || distance < best.distance)) best = { word, distance };
  }
  return best?.word;
}

/** How many letters must be put in, taken out, exchanged, or swapped with the next one (Damerau's count). */
export function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      const exchanged = at(last, column - 1) + (isSame ? 0 : 1);
      const swapped = isSwapped ? at(beforeLast, column - 2) + 1 : Number.POSITIVE_INFINITY;
      current.push(Math.min(at(last, column) + 1, at(current, column - 1) + 1, exchanged, swapped));
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
