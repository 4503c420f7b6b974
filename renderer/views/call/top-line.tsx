import { useEffect, useState } from 'react';
import type { InCall } from '../../call/call-state.ts';
import { elapsedText } from '../chat/clock.ts';
import { useWords } from '../words/use-words.ts';
import styles from './top-line.module.css';

/** The room's name and time; news stands here for a moment, where it covers no face. */
export function TopLine({ state, notice }: { state: InCall; notice: string | undefined }) {
  const t = useWords('call');
  return (
    <header className={styles.line}>
      <div className={styles.room}>
        <h1 className={styles.name}>{state.roomName || t('call')}</h1>
        <Elapsed since={state.joinedAt} />
      </div>
      <div className={styles.news} role="status" aria-live="polite">
        {notice !== undefined && <span className={styles.notice}>{notice}</span>}
      </div>
    </header>
  );
}

function Elapsed({ since }: { since: number }) {
  const t = useWords('call');
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time className={styles.elapsed} title={t('timeInCall')}>
      {elapsedText(now - since)}
    </time>
  );
}
