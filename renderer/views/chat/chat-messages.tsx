import { memo } from 'react';
import { useFormats } from '../words/use-formats.ts';
import { useWords } from '../words/use-words.ts';
import type { ChatGroup } from './chat-groups.ts';
import styles from './chat-messages.module.css';
import { textPieces } from './chat-text.ts';

/** What one participant wrote within a minute. Renders again only when they have written more: a log may be long. */
export const ChatMessages = memo(
  function ChatMessages({ group }: { group: ChatGroup }) {
    const t = useWords('chat');
    const formats = useFormats();
    return (
      <div className={styles.group}>
        <p className={styles.head}>
          <span className={styles.name}>{group.from === 'self' ? t('you') : group.name}</span>
          <time className={styles.time} dateTime={new Date(group.at).toISOString()}>
            {formats.time(group.at)}
          </time>
        </p>
        {group.messages.map(({ id, text }) => (
          <p key={id} className={styles.text} data-message={id} dir="auto">
            <LinkedText text={text} />
          </p>
        ))}
      </div>
    );
  },
  (before, now) => before.group.messages.length === now.group.messages.length,
);

function LinkedText({ text }: { text: string }) {
  return textPieces(text).map((piece) =>
    piece.kind === 'link' ? (
      <a key={piece.start} href={piece.text} target="_blank" rel="noreferrer">
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  );
}
