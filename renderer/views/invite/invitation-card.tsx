import type { InCall } from '../../call/call-state.ts';
import type { Visit } from '../session-state.ts';
import styles from './invitation-card.module.css';
import { InvitationList } from './invitation-list.tsx';

/** The stage while nobody else is there. */
export function InvitationCard({ visit, state }: { visit: Visit; state: InCall }) {
  return (
    <section className={styles.place} aria-label="Invitation">
      <div className={styles.card}>
        <h2 className={styles.title}>You are the only one here</h2>
        <p className={styles.lead}>Send this link to the people you want in the call.</p>
        <InvitationList visit={visit} state={state} />
      </div>
    </section>
  );
}
