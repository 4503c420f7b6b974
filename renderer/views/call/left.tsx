import { Button } from '../parts/button.tsx';
import { JOIN_REASONS } from '../reasons.ts';
import { useSession } from '../session-context.tsx';
import type { Ended } from '../session-state.ts';
import styles from './left.module.css';

export function Left({ ended }: { ended: Ended }) {
  const session = useSession();
  const reason = ended.failure && JOIN_REASONS[ended.failure];
  return (
    <main className={styles.page}>
      <div className={styles.words} role="status">
        <h1 className={styles.title}>{reason ? 'The call ended' : 'You left the call'}</h1>
        <p className={styles.room}>{reason ? `${reason.happened} ${reason.advice}` : ended.roomName}</p>
      </div>
      <div className={styles.actions}>
        {ended.failure !== 'removed' && (
          <Button tone="primary" autoFocus onClick={() => void session.rejoin()}>
            Rejoin
          </Button>
        )}
        <Button onClick={() => session.goHome()}>Home</Button>
      </div>
    </main>
  );
}
