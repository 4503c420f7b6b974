/** Initials and hue of a name: the same on every computer. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => firstLetter(word));
  return letters.join('').toLocaleUpperCase();
}

/** 0…359. Neighbouring names land far apart. */
export function hue(name: string): number {
  let hash = 2_166_136_261;
  for (const character of name.trim().toLocaleLowerCase()) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  }
  // Names of a few letters differ in the low bits only: stir before taking the remainder.
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_519);
  return ((hash ^ (hash >>> 13)) >>> 0) % 360;
}

function firstLetter(word: string | undefined): string {
  // A letter may be several code points; an emoji name keeps its whole emoji.
  return word === undefined ? '' : ([...new Intl.Segmenter().segment(word)][0]?.segment ?? '');
}
