import { useEffect, useState } from 'react';
import { useWords } from '../words/use-words.ts';
import styles from './waiting-share.module.css';

/** Milliseconds. A first picture comes within one second. */
const SLOW_MS = 6_000;

/** In the place of a picture that has not come yet. */
export function WaitingShare({ name, isPaused }: { name: string; isPaused: boolean }) {
  const t = useWords('share');
  const [isSlow, setIsSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setIsSlow(true), SLOW_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className={styles.place} role="status">
      <p>{isPaused ? t('hasPaused', { name }) : t('waitingFor', { name })}</p>
      {isSlow && !isPaused && <p className={styles.slow}>{t('slow')}</p>}
    </div>
  );
}
