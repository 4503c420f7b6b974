import { type FormEvent, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/text-field.tsx';
import { feedReason, whole } from '../reasons.ts';
import { useWords } from '../words/use-words.ts';
import styles from './news.module.css';
import { type FeedFormFailure, useFeeds } from './use-feeds.ts';

/** The feed is looked for before it is added: what cannot be read is said here. */
export function FeedForm({ onClose }: { onClose: () => void }) {
  const t = useWords('news');
  const common = useWords('parts');
  const reasons = useWords('reasons');
  const { add } = useFeeds();
  const [text, setText] = useState('');
  const [reason, setReason] = useState<FeedFormFailure>();
  const [isLooking, setIsLooking] = useState(false);
  const look = async (event: FormEvent) => {
    event.preventDefault();
    if (isLooking) return;
    setReason(undefined);
    setIsLooking(true);
    const failure = await add(text);
    setIsLooking(false);
    setReason(failure);
    if (failure === undefined) onClose();
  };
  return (
    <form className={styles.form} onSubmit={(event) => void look(event)}>
      <TextField
        label={t('address')}
        placeholder="https://example.org/feed.xml"
        inputMode="url"
        maxLength={2000}
        ref={focus}
        value={text}
        readOnly={isLooking}
        error={reason && whole(feedReason(reasons, reason))}
        onText={(next) => {
          setText(next);
          setReason(undefined);
        }}
      />
      <div className={styles.actions}>
        <Button size="small" onClick={onClose}>
          {common('cancel')}
        </Button>
        <Button size="small" tone="primary" type="submit" aria-busy={isLooking} disabled={isLooking}>
          {isLooking ? t('looking') : t('add')}
        </Button>
      </div>
    </form>
  );
}

function focus(input: HTMLInputElement | null): void {
  input?.focus();
}
