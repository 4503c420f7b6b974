import { type FormEvent, useState } from 'react';
import { ShowRoomSwitch } from '../nearby/show-room-switch.tsx';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/text-field.tsx';
import { defaultRoomName } from '../room-name.ts';
import { HostPlaceField } from '../servers/host-place-field.tsx';
import { useHostPlace } from '../servers/use-host-place.ts';
import { useName, useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './card.module.css';

export function HostCard() {
  const t = useWords('home');
  const session = useSession();
  const fallback = defaultRoomName(t, useName());
  // Follows the person's name until somebody types here.
  const [typed, setTyped] = useState<string>();
  const hostPlace = useHostPlace();
  const start = (event: FormEvent) => {
    event.preventDefault();
    const place = hostPlace.settle();
    if (place) session.planRoom(typed?.trim() || fallback, place.server);
  };
  return (
    <form className={styles.card} onSubmit={start}>
      <h2 className={styles.heading}>{t('startACall')}</h2>
      <TextField label={t('roomName')} value={typed ?? fallback} maxLength={60} onText={setTyped} />
      {session.platform.kind === 'desktop' && <HostPlaceField hostPlace={hostPlace} />}
      {session.platform.nearby && hostPlace.place.at === 'here' && <ShowRoomSwitch />}
      <div className={styles.action}>
        <Button type="submit" tone="primary">
          {t('hostARoom')}
        </Button>
      </div>
    </form>
  );
}
