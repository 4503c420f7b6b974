import { Radio } from 'lucide-react';
import { knockLink } from '../../call/seal/invitation.ts';
import type { Platform } from '../../platform/platform.ts';
import { Button } from '../parts/button.tsx';
import { useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './nearby.module.css';
import { type NearbyView, useNearby } from './use-nearby.ts';

/** Rooms that others show on this network; whoever asks is let in by the host, or not. */
export function NearbySection({ nearby }: { nearby: NonNullable<Platform['nearby']> }) {
  const t = useWords('nearby');
  const { rooms, isLooking, look } = useNearby(nearby);
  return (
    <section className={styles.section} aria-labelledby="nearby">
      <h2 id="nearby" className={styles.heading}>
        {t('onThisNetwork')}
      </h2>
      {!isLooking && (
        <div className={styles.off}>
          <p className={styles.note}>{t('off')}</p>
          <Button size="small" onClick={look}>
            {t('look')}
          </Button>
        </div>
      )}
      {isLooking && rooms.length === 0 && (
        <p className={styles.note} role="status">
          {t('looking')}
        </p>
      )}
      {rooms.length > 0 && (
        <ul className={styles.list}>
          {rooms.map((room) => (
            <NearbyRow key={`${room.origin} ${room.host}`} room={room} />
          ))}
        </ul>
      )}
    </section>
  );
}

function NearbyRow({ room }: { room: NearbyView['rooms'][number] }) {
  const t = useWords('nearby');
  const session = useSession();
  const name = room.roomName || t('unnamed');
  const who = { host: room.hostName || t('nobody'), address: new URL(room.origin).host };
  return (
    <li className={styles.room}>
      <span className={styles.icon}>
        <Radio size={18} aria-hidden />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        <span className={styles.host}>{t('hostedBy', who)}</span>
      </span>
      <Button size="small" onClick={() => void session.accept(knockLink(room))}>
        {t('ask')} <span className="visually-hidden">{t('askFor', { name })}</span>
      </Button>
    </li>
  );
}
