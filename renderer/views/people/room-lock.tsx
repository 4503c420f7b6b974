import { Lock, LockOpen } from 'lucide-react';
import type { Call } from '../../call/call.ts';
import type { InCall } from '../../call/call-state.ts';
import { Button } from '../parts/button.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './people.module.css';

/** The host's switch; for the others a sentence. */
export function RoomLock({ call, state: { isLocked, hostId } }: { call: Call; state: InCall }) {
  const t = useWords('people');
  if (hostId !== 'self') {
    return isLocked ? (
      <p className={styles.lock}>
        <Lock size={16} aria-hidden />
        {t('lockedByHost')}
      </p>
    ) : null;
  }
  return (
    <section className={styles.lockSwitch} aria-label={t('lock')}>
      <p className={styles.quiet}>{isLocked ? t('lockedByYou') : t('notLocked')}</p>
      <Button size="small" onClick={() => call.command({ type: isLocked ? 'unlock' : 'lock' })}>
        {isLocked ? <LockOpen size={16} aria-hidden /> : <Lock size={16} aria-hidden />}
        {isLocked ? t('unlockTheRoom') : t('lockTheRoom')}
      </Button>
    </section>
  );
}
