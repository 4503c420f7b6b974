import { memo } from 'react';
import type { Call } from '../../call/call.ts';
import { CopyIconButton } from '../invite/copy-button.tsx';
import { useFormats } from '../words/use-formats.ts';
import { useWords } from '../words/use-words.ts';
import type { ChatGroup } from './chat-groups.ts';
import styles from './chat-messages.module.css';
import { textPieces } from './chat-text.ts';
import { FileCard } from './file-card.tsx';

/** What one participant wrote within a minute. Renders again only when they have written more: a log may be long. */
export const ChatMessages = memo(
  function ChatMessages({ group, files }: { group: ChatGroup; files: Call['files'] }) {
    const t = useWords('chat');
    const formats = useFormats();
    const texts = group.messages.filter(({ file }) => !file).map(({ text }) => text);
    return (
      <div className={styles.group}>
        {group.above === 'new' && <Divider label={t('newHere')} isNew />}
        {group.above === 'told' && <Divider label={t('toldBy', { name: group.toldBy })} />}
        <div className={styles.head}>
          <span className={styles.name}>{group.from === 'self' ? t('you') : group.name}</span>
          <time className={styles.time} dateTime={new Date(group.at).toISOString()}>
            {formats.time(group.at)}
          </time>
          {texts.length > 0 && (
            <span className={styles.copy}>
              <CopyIconButton text={texts.join('\n')} label={t('copy')} />
            </span>
          )}
        </div>
        {group.messages.map((message) =>
          message.file ? (
            <FileCard key={message.id} files={files} message={message} file={message.file} />
          ) : (
            <p key={message.id} className={styles.text} data-message={message.id} dir="auto">
              <LinkedText text={message.text} />
            </p>
          ),
        )}
      </div>
    );
  },
  (before, now) => isSame(before.group, now.group),
);

function isSame(before: ChatGroup, now: ChatGroup): boolean {
  if (before.above !== now.above || before.messages.length !== now.messages.length) return false;
  return now.messages.every((message, index) => message === before.messages[index]);
}

function Divider({ label, isNew = false }: { label: string; isNew?: boolean }) {
  return (
    <p className={styles.divider} data-new={isNew}>
      {label}
    </p>
  );
}

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
