import type { Participant } from '../../call/call-state.ts';
import { useFormats } from '../words/use-formats.ts';
import { useWords } from '../words/use-words.ts';
import styles from './chat-notice.module.css';

type ChatNoticeProps = { participants: readonly Participant[]; typing: readonly string[] };

/** The line above the field: who gets it later, or who is writing. It keeps its place when there is nothing to say. */
export function ChatNotice({ participants, typing }: ChatNoticeProps) {
  const t = useWords('chat');
  const formats = useFormats();
  const away = participants.filter(({ connection }) => connection === 'lost' || connection === 'unstable');
  const writing = typing.flatMap((id) => participants.find((one) => one.id === id)?.name ?? []);
  if (writing.length > 0) {
    const names = formats.list(writing);
    const text = writing.length === 2 ? t('typingTwo', { names }) : t('typing', { names, count: writing.length });
    return <p className={styles.notice}>{text}</p>;
  }
  if (participants.length === 0) return <p className={styles.notice}>{t('nobodyElse')}</p>;
  if (away.length === 0) return <p className={styles.notice} />;
  const names = formats.list(away.map(({ name }) => name));
  return (
    <p className={styles.notice} role="status">
      {t('getsItLater', { names, count: away.length })}
    </p>
  );
}
