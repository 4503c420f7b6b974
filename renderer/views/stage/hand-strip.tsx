import { Hand } from 'lucide-react';
import { useWords } from '../words/use-words.ts';
import styles from './strip.module.css';

/** To whoever speaks with a raised hand: it may have been forgotten. */
export function HandStrip({ onLower, onKeep }: { onLower: () => void; onKeep: () => void }) {
  const t = useWords('stage');
  return (
    <div className={styles.strip} data-tone="plain" role="status">
      <Hand size={16} aria-hidden />
      <span className={styles.sentence}>{t('handStillRaised')}</span>
      <button type="button" className={styles.stop} onClick={onLower}>
        {t('lowerHand')}
      </button>
      <button type="button" className={styles.stop} onClick={onKeep}>
        {t('keepRaised')}
      </button>
    </div>
  );
}
