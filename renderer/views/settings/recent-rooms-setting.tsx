import { useState } from 'react';
import type { RecentRoom } from '../../../main/bridge.ts';
import { Button } from '../parts/button.tsx';
import { Switch } from '../parts/switch.tsx';
import { UndoNote } from '../parts/undo-note.tsx';
import { useSession, useSessionState } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './section.module.css';

/** Whether rooms are kept. Switching it off forgets those that are, and says how to get them back. */
export function RecentRoomsSetting() {
  const t = useWords('settings');
  const session = useSession();
  const rooms = useSessionState(({ settings }) => settings?.recentRooms) ?? NONE;
  const isOn = useSessionState(({ settings }) => settings?.keepsRecentRooms !== false);
  const [cleared, setCleared] = useState<readonly RecentRoom[]>(NONE);
  const clear = () => {
    setCleared(rooms);
    void session.recent.forgetAll();
  };
  const turn = (keepsRecentRooms: boolean) => {
    if (!keepsRecentRooms) setCleared(rooms);
    void session.change(keepsRecentRooms ? { keepsRecentRooms } : { keepsRecentRooms, recentRooms: [] });
  };
  const undo = () => {
    setCleared(NONE);
    void session.change({ keepsRecentRooms: true }).then(() => session.recent.restore(cleared));
  };
  return (
    <section className={styles.group} aria-label={t('recentRooms')}>
      <Switch label={t('keepRecentRooms')} isOn={isOn} onChange={turn}>
        {t('keepRecentRoomsMeans')}
      </Switch>
      {rooms.length > 0 && (
        <div>
          <Button size="small" onClick={clear}>
            {t('clearRecentRooms', { count: rooms.length })}
          </Button>
        </div>
      )}
      {cleared.length > 0 && rooms.length === 0 && <UndoNote text={t('recentRoomsCleared')} onUndo={undo} />}
    </section>
  );
}

const NONE: readonly RecentRoom[] = [];
