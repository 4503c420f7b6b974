import { House, LogIn, X } from 'lucide-react';
import type { RecentRoom } from '../../../main/bridge.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { useSession } from '../session-context.tsx';
import { useFormats } from '../words/use-formats.ts';
import { useWords, type Words } from '../words/use-words.ts';
import styles from './recent.module.css';

/** A room: pressing it leads to its lobby. */
export function RecentRow({ room, onRemove }: { room: RecentRoom; onRemove: () => void }) {
  const t = useWords('recent');
  const formats = useFormats();
  const session = useSession();
  const name = room.roomName || t('unnamed');
  const isOwn = room.kind !== 'joined';
  const Icon = isOwn ? House : LogIn;
  return (
    <li className={styles.item}>
      <button type="button" className={styles.room} onClick={() => void session.comeBack(room)}>
        <span className="visually-hidden">{isOwn ? t('hostAgain') : t('joinAgain')}</span>
        <span className={styles.icon}>
          <Icon size={18} aria-hidden />
        </span>
        <span className={styles.words}>
          <span className={styles.name}>{name}</span>
          <span className={styles.where}>
            {formats.ago(room.at, Date.now())} · {whereabouts(t, room)}
          </span>
        </span>
      </button>
      <IconButton label={t('remove', { name })} icon={X} onClick={onRemove} />
    </li>
  );
}

function whereabouts(t: Words<'recent'>, { kind, origin }: RecentRoom): string {
  const server = new URL(origin).host;
  switch (kind) {
    case 'hosted-here':
      return t('hostedHere');
    case 'hosted':
      return t('hosted', { server });
    case 'joined':
      return t('joined', { server });
    default:
      return kind satisfies never;
  }
}
