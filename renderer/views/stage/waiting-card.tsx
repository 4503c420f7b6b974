import { Lock } from 'lucide-react';
import { useWords } from '../words/use-words.ts';
import styles from './waiting-card.module.css';

/** The stage of somebody who stands before a locked room. */
export function WaitingCard() {
  const t = useWords('stage');
  return (
    <section className={styles.place} aria-label={t('waiting')}>
      <div className={styles.card} role="status">
        <Lock size={24} aria-hidden className={styles.icon} />
        <h2 className={styles.title}>{t('roomIsLocked')}</h2>
        <p className={styles.lead}>{t('hostWasAsked')}</p>
      </div>
    </section>
  );
}
