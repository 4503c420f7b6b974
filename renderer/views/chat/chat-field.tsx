import { ArrowUp } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import { Hint } from '../parts/hint.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './chat-field.module.css';

const MAX_LENGTH = 4000;
/** From here on it helps to know what is left. */
const COUNT_FROM = 3600;

/** Enter sends, Shift+Enter starts a line. */
export function ChatField({ onSend }: { onSend: (text: string) => void }) {
  const t = useWords('chat');
  const [text, setText] = useState('');
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() === '') return;
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
        <textarea
          className={styles.text}
          aria-label={t('message')}
          placeholder={t('writeToEveryone')}
          rows={1}
          maxLength={MAX_LENGTH}
          value={text}
          // biome-ignore lint/a11y/noAutofocus: whoever opens the chat means to write
          autoFocus
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
        />
        <Hint text={t('send')} shortcut={t('enterKey')}>
          <button type="submit" className={styles.send} aria-label={t('send')} disabled={text.trim() === ''}>
            <ArrowUp size={18} aria-hidden />
          </button>
        </Hint>
      </div>
      {text.length >= COUNT_FROM && (
        <p className={styles.count}>{t('charactersLeft', { count: MAX_LENGTH - text.length })}</p>
      )}
    </form>
  );
}
