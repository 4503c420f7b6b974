/** How a pair is, in words: the same everywhere (`connection.…` beside a name, `short.…` where it is clear). Pure. */
import type { PairHealth } from '../../call/health/pair-health.ts';
import type { Words } from '../words/use-words.ts';

/** `unknown`: nobody has told, or what was told is old. */
export type KnownHealth = PairHealth | 'unknown';

/** On the tile itself; undefined where a mark is enough, or nothing. */
export function connectionSentence(t: Words<'hearing'>, health: PairHealth, name: string): string | undefined {
  switch (health) {
    case 'good':
    case 'weak':
      return undefined;
    case 'unstable':
    case 'lost':
    case 'connecting':
    case 'refused':
      return t(`tile.${health}`, { name });
    default:
      return health satisfies never;
  }
}
