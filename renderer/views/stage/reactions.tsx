import type { CSSProperties } from 'react';
import type { ShownReaction } from '../../call/call-state.ts';
import type { Reaction } from '../../call/gestures/gesture-message.ts';
import styles from './reactions.module.css';

export const GLYPHS: Readonly<Record<Reaction, string>> = {
  'thumbs-up': '👍',
  clap: '👏',
  heart: '❤️',
  laugh: '😂',
  surprise: '😮',
  party: '🎉',
};

const LANES = 4;

/** What somebody shows, rising over their tile. Seen only: it is told to screen readers elsewhere, once. */
export function Reactions({ reactions }: { reactions: readonly ShownReaction[] }) {
  if (reactions.length === 0) return null;
  return (
    <div className={styles.air} aria-hidden>
      {reactions.map(({ id, reaction }) => (
        <span key={id} className={styles.reaction} style={lane(id)}>
          {GLYPHS[reaction]}
        </span>
      ))}
    </div>
  );
}

/** Several at once rise beside each other; each keeps its own place. */
function lane(id: string): CSSProperties & Record<'--lane', number> {
  return { '--lane': (id.codePointAt(0) ?? 0) % LANES };
}
