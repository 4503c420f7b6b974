/** How a pair is, in words: the same everywhere. Pure. */
import type { PairHealth } from '../../call/health/pair-health.ts';

/** `unknown`: nobody has told, or what was told is old. */
export type KnownHealth = PairHealth | 'unknown';

/** Beside a name, or in a legend. */
export const CONNECTION_WORDS: Readonly<Record<KnownHealth, string>> = {
  good: 'Good connection',
  weak: 'Weak connection',
  unstable: 'Unstable connection',
  lost: 'Reconnecting…',
  connecting: 'Connecting…',
  refused: 'Connection refused',
  unknown: 'Not known',
};

/** The same where there is no room, or where it is clear what they are about. */
export const SHORT_WORDS: Readonly<Record<KnownHealth, string>> = {
  good: 'Good',
  weak: 'Weak',
  unstable: 'Unstable',
  lost: 'Reconnecting',
  connecting: 'Connecting',
  refused: 'Refused',
  unknown: 'Not known',
};

/** On the tile itself; undefined where a mark is enough, or nothing. */
export function connectionSentence(health: PairHealth, name: string): string | undefined {
  switch (health) {
    case 'good':
    case 'weak':
      return undefined;
    case 'unstable':
      return `Connection to ${name} is unstable`;
    case 'lost':
      return `Reconnecting to ${name}…`;
    case 'connecting':
      return `Connecting to ${name}…`;
    case 'refused':
      return `Somebody between you and ${name} changed the connection: Engage refused it.`;
    default:
      return health satisfies never;
  }
}
