import { useId } from 'react';
import type { Call } from '../../call/call.ts';
import type { Waiting } from '../../call/call-state.ts';
import { Button } from '../parts/button.tsx';
import { SpokenCode } from '../parts/spoken-code.tsx';
import styles from './people.module.css';

/** Who asks to be let in. Nothing when nobody does. */
export function WaitingList({ call, waiting }: { call: Call; waiting: readonly Waiting[] }) {
  const id = useId();
  if (waiting.length === 0) return null;
  return (
    <section className={styles.waiting} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        Want to come in
      </h3>
      <ul className={styles.people}>
        {waiting.map((one) => (
          <li key={one.id} className={styles.knock}>
            <strong className={styles.knockName}>{one.name}</strong>
            {one.code && (
              <>
                <p className={styles.quiet}>They see this code too. Ask them for it: a name can be anybody’s.</p>
                <SpokenCode code={one.code} />
              </>
            )}
            <div className={styles.row}>
              <Button size="small" tone="primary" onClick={() => call.command({ type: 'admit', id: one.id })}>
                Let in
              </Button>
              <Button size="small" onClick={() => call.command({ type: 'refuse', id: one.id })}>
                Refuse
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
