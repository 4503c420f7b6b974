import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { useWords } from '../words/use-words.ts';
import styles from './call-button.module.css';
import { Hint } from './hint.tsx';
import { type Shortcut, shortcutText } from './shortcuts.ts';

type CallButtonProps = ComponentProps<'button'> & {
  label: string;
  /** What the hint says when it is more than the name. */
  hint?: string | undefined;
  icon: LucideIcon;
  shortcut?: Shortcut | undefined;
  /** `off` turns the fill round, `active` tints it, `leave` is the only red. */
  state?: 'off' | 'active' | 'leave' | undefined;
  /** A number on the corner, or a mark that something is wrong. */
  badge?: number | 'trouble' | undefined;
};

/** One round button of 44 px; fill, icon and name tell its state together. */
export function CallButton({ label, hint, icon: Icon, shortcut, state, badge, ...rest }: CallButtonProps) {
  const t = useWords('parts');
  return (
    <Hint text={hint ?? label} shortcut={shortcut && shortcutText(t, shortcut)}>
      <button type="button" aria-label={label} {...rest} className={styles.button} data-fill={state}>
        <Icon size={20} aria-hidden />
        {badge !== undefined && badge !== 0 && (
          <span className={styles.badge} data-trouble={badge === 'trouble'} aria-hidden>
            {badge === 'trouble' ? '!' : Math.min(badge, 99)}
          </span>
        )}
      </button>
    </Hint>
  );
}
