import { useId } from 'react';
import type { Refused } from '../../call/call-state.ts';
import { refusedSentence } from '../reasons.ts';
import { useWords } from '../words/use-words.ts';
import styles from './people.module.css';

/** What was refused in this call, so that a passing notice is not the only word of it. */
export function KeptOut({ refused }: { refused: readonly Refused[] }) {
  const t = useWords('people');
  const reasons = useWords('reasons');
  const id = useId();
  if (refused.length === 0) return null;
  return (
    <section className={styles.waiting} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {t('keptOut')}
      </h3>
      <ul className={styles.people}>
        {refused.map((one) => (
          <li key={`${one.id} ${one.reason}`} className={styles.quiet}>
            {refusedSentence(reasons, one)}
          </li>
        ))}
      </ul>
    </section>
  );
}
