import { Lock, LockOpen } from 'lucide-react';
import type { Call } from '../../call/call.ts';
import type { InCall } from '../../call/call-state.ts';
import { Button } from '../parts/button.tsx';
import styles from './people.module.css';

/** The host's switch; for the others a sentence. */
export function RoomLock({ call, state: { isLocked, hostId } }: { call: Call; state: InCall }) {
  if (hostId !== 'self') {
    return isLocked ? (
      <p className={styles.lock}>
        <Lock size={16} aria-hidden />
        The room is locked: the host lets people in.
      </p>
    ) : null;
  }
  return (
    <section className={styles.lockSwitch} aria-label="Lock">
      <p className={styles.quiet}>
        {isLocked
          ? 'The room is locked: nobody comes in before you let them.'
          : 'Whoever has the invitation can come in.'}
      </p>
      <Button size="small" onClick={() => call.command({ type: isLocked ? 'unlock' : 'lock' })}>
        {isLocked ? <LockOpen size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
        {isLocked ? 'Unlock the room' : 'Lock the room'}
      </Button>
    </section>
  );
}
