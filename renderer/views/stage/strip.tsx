import { AudioLines, DoorOpen, Route, ServerOff } from 'lucide-react';
import type { Call } from '../../call/call.ts';
import type { Participant, Waiting } from '../../call/call-state.ts';
import { useWords } from '../words/use-words.ts';
import styles from './strip.module.css';

export function ServerStrip() {
  const t = useWords('stage');
  return (
    <div className={styles.strip} data-tone="quiet" role="status">
      <ServerOff size={16} aria-hidden />
      {t('serverUnreachable')}
    </div>
  );
}

/** Only relays are allowed, and there is none. */
export function RelayStrip({ onOpen }: { onOpen: () => void }) {
  const t = useWords('stage');
  return (
    <div className={styles.strip} data-tone="quiet" role="status">
      <Route size={16} aria-hidden />
      <span className={styles.sentence}>{t('noRelay')}</span>
      <button type="button" className={styles.stop} onClick={onOpen}>
        {t('openSettings')}
      </button>
    </div>
  );
}

/** Whose screens are not seen meanwhile is said: their sound may speak of it. */
export function AudioOnlyStrip({ sharers, onEnd }: { sharers: readonly Participant[]; onEnd: () => void }) {
  const t = useWords('stage');
  const [sharer] = sharers;
  return (
    <div className={styles.strip} data-tone="plain" role="status">
      <AudioLines size={16} aria-hidden />
      <span className={styles.sentence}>{sharer ? t('audioOnlySharer', { name: sharer.name }) : t('audioOnly')}</span>
      <button type="button" className={styles.stop} onClick={onEnd}>
        {t('turnPicturesOn')}
      </button>
    </div>
  );
}

/** Somebody stands at the door; several, or a code to compare, are a matter of the list. */
export function DoorStrip({ call, waiting, onOpen }: { call: Call; waiting: readonly Waiting[]; onOpen: () => void }) {
  const t = useWords('stage');
  const [first, ...others] = waiting;
  if (!first) return null;
  const isSimple = others.length === 0 && first.code === undefined;
  return (
    <div className={styles.strip} data-tone="accent" role="status">
      <DoorOpen size={16} aria-hidden />
      <span className={styles.text}>
        {others.length > 0
          ? t('severalWantIn', { name: first.name, count: others.length })
          : t('wantsIn', { name: first.name })}
      </span>
      {isSimple ? (
        <button type="button" className={styles.stop} onClick={() => call.command({ type: 'admit', id: first.id })}>
          {t('letIn')}
        </button>
      ) : (
        <button type="button" className={styles.stop} onClick={onOpen}>
          {t('seeWho')}
        </button>
      )}
    </div>
  );
}
