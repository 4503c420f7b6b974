import type { Invitation } from '../../call/seal/invitation.ts';
import type { Visit } from '../session-state.ts';
import styles from './invitation-card.module.css';
import { InvitationList } from './invitation-list.tsx';

/** The stage while nobody else is there. */
export function InvitationCard({ visit, invitation }: { visit: Visit; invitation: Invitation }) {
  return (
    <section className={styles.place} aria-label="Invitation">
      <div className={styles.card}>
        <h2 className={styles.title}>You are the only one here</h2>
        <p className={styles.lead}>Send this link to the people you want in the call.</p>
        <InvitationList visit={visit} invitation={invitation} />
      </div>
    </section>
  );
}
