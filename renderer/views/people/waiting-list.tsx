import { useId } from 'react';
import type { Call } from '../../call/call.ts';
import type { Waiting } from '../../call/call-state.ts';
import { Button } from '../parts/button.tsx';
import { SpokenCode } from '../parts/spoken-code.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './people.module.css';

/** Who asks to be let in. Nothing when nobody does. */
export function WaitingList({ call, waiting }: { call: Call; waiting: readonly Waiting[] }) {
  const t = useWords('people');
  const id = useId();
  if (waiting.length === 0) return null;
  return (
    <section className={styles.waiting} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {t('wantToComeIn')}
      </h3>
      <ul className={styles.people}>
        {waiting.map((one) => (
          <li key={one.id} className={styles.knock}>
            <strong className={styles.knockName}>{one.name}</strong>
            {one.code && (
              <>
                <p className={styles.quiet}>{t('theySeeThisCode')}</p>
                <SpokenCode code={one.code} />
              </>
            )}
            <div className={styles.row}>
              <Button size="small" tone="primary" onClick={() => call.command({ type: 'admit', id: one.id })}>
                {t('letIn')}
              </Button>
              <Button size="small" onClick={() => call.command({ type: 'refuse', id: one.id })}>
                {t('refuse')}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
