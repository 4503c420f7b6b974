import { Button } from '../parts/button.tsx';
import { joinReason, whole } from '../reasons.ts';
import { useSession } from '../session-context.tsx';
import type { Ended } from '../session-state.ts';
import { useWords } from '../words/use-words.ts';
import styles from './left.module.css';

export function Left({ ended }: { ended: Ended }) {
  const t = useWords('call');
  const reasons = useWords('reasons');
  const session = useSession();
  const reason = ended.failure && joinReason(reasons, ended.failure);
  return (
    <main className={styles.page}>
      <div className={styles.words} role="status">
        <h1 className={styles.title}>{reason ? t('callEnded') : t('youLeft')}</h1>
        <p className={styles.room}>{reason ? whole(reason) : ended.roomName}</p>
      </div>
      <div className={styles.actions}>
        {ended.failure !== 'removed' && (
          <Button tone="primary" autoFocus onClick={() => void session.rejoin()}>
            {t('rejoin')}
          </Button>
        )}
        <Button onClick={() => session.goHome()}>{t('home')}</Button>
      </div>
    </main>
  );
}
