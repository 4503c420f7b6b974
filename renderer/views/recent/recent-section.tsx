import { useState } from 'react';
import type { RecentRoom } from '../../../main/bridge.ts';
import { Button } from '../parts/button.tsx';
import { UndoNote } from '../parts/undo-note.tsx';
import { useSession, useSessionState } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './recent.module.css';
import { RecentRow } from './recent-row.tsx';

/** As many as can be seen at once beside the news. */
const SHOWN = 5;

/** The rooms that a person was in, and the way back into each. */
export function RecentSection() {
  const t = useWords('recent');
  const { recent } = useSession();
  const rooms = useSessionState(({ settings }) => settings?.recentRooms ?? NONE);
  const isOff = useSessionState(({ settings }) => settings?.keepsRecentRooms === false);
  const [removed, setRemoved] = useState<readonly RecentRoom[]>(NONE);
  const [isWhole, setIsWhole] = useState(false);
  const remove = (gone: readonly RecentRoom[], forget: Promise<void>) => {
    setRemoved(gone);
    void forget;
  };
  return (
    <section className={styles.section} aria-labelledby="recent">
      <div className={styles.top}>
        <h2 id="recent" className={styles.heading}>
          {t('recent')}
        </h2>
        {rooms.length > 1 && (
          <Button tone="quiet" size="small" onClick={() => remove(rooms, recent.forgetAll())}>
            {t('clear')}
          </Button>
        )}
      </div>
      {rooms.length === 0 && removed.length === 0 && <p className={styles.empty}>{isOff ? t('off') : t('empty')}</p>}
      {rooms.length > 0 && (
        <ul className={styles.list}>
          {(isWhole ? rooms : rooms.slice(0, SHOWN)).map((room) => (
            <RecentRow key={room.secret} room={room} onRemove={() => remove([room], recent.forget(room))} />
          ))}
        </ul>
      )}
      {!isWhole && rooms.length > SHOWN && (
        <Button tone="quiet" size="small" onClick={() => setIsWhole(true)}>
          {t('all', { count: rooms.length })}
        </Button>
      )}
      {removed[0] && (
        <UndoNote
          text={removed.length > 1 ? t('cleared') : t('removed', { name: removed[0].roomName || t('unnamed') })}
          onUndo={() => {
            void recent.restore(removed);
            setRemoved(NONE);
          }}
        />
      )}
    </section>
  );
}

const NONE: readonly RecentRoom[] = [];
