import { ArrowUp } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { Hint } from '../parts/hint.tsx';
import { useWords } from '../words/use-words.ts';
import { AttachButton } from './attach-button.tsx';
import styles from './chat-field.module.css';

const MAX_LENGTH = 4000;
/** From here on it helps to know what is left. */
const COUNT_FROM = 3600;

/** Enter sends, Shift+Enter starts a line. */
type ChatFieldProps = {
  onSend: (text: string) => void;
  /** With each letter, and when nothing is left. */
  onTyping: (isTyping: boolean) => void;
  onFiles: (files: readonly File[]) => void;
};

export function ChatField({ onSend, onTyping, onFiles }: ChatFieldProps) {
  const t = useWords('chat');
  const [text, setText] = useState('');
  const left = MAX_LENGTH - text.trim().length;
  const canSend = text.trim() !== '' && left >= 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (!canSend) return;
    onSend(text.trim());
    setText('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // An Enter that picks a candidate of an input method must not send.
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) send(event);
  };
  return (
    <form className={styles.form} onSubmit={send}>
      <div className={styles.field}>
        <AttachButton onFiles={onFiles} />
        <textarea
          className={styles.text}
          aria-label={t('message')}
          placeholder={t('writeToEveryone')}
          rows={1}
          value={text}
          // biome-ignore lint/a11y/noAutofocus: whoever opens the chat means to write
          autoFocus
          onChange={({ target }) => {
            setText(target.value);
            onTyping(target.value !== '');
          }}
          onKeyDown={onKeyDown}
        />
        <Hint text={t('send')} shortcut={t('enterKey')}>
          <button type="submit" className={styles.send} aria-label={t('send')} disabled={!canSend}>
            <ArrowUp size={18} aria-hidden />
          </button>
        </Hint>
      </div>
      {text.length >= COUNT_FROM && (
        <p className={styles.count} data-over={left < 0}>
          {left >= 0 ? t('charactersLeft', { count: left }) : t('charactersOver', { count: -left })}
        </p>
      )}
    </form>
  );
}
