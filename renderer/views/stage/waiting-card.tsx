import { Lock } from 'lucide-react';
import styles from './waiting-card.module.css';

/** The stage of somebody who stands before a locked room. */
export function WaitingCard() {
  return (
    <section className={styles.place} aria-label="Waiting">
      <div className={styles.card} role="status">
        <Lock size={24} aria-hidden className={styles.icon} />
        <h2 className={styles.title}>The room is locked</h2>
        <p className={styles.lead}>The host has been asked to let you in.</p>
      </div>
    </section>
  );
}
