import { type FormEvent, useState } from 'react';
import type { DestinationFailure } from '../../call/seal/destination.ts';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/text-field.tsx';
import { destinationReason, whole } from '../reasons.ts';
import { useSession, useSessionState } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './card.module.css';

export function JoinCard() {
  const t = useWords('home');
  const reasons = useWords('reasons');
  const session = useSession();
  const received = useSessionState(({ joinText }) => joinText);
  const [typed, setTyped] = useState<string>();
  const [failure, setFailure] = useState<DestinationFailure>();
  const text = typed ?? received;
  const join = (event: FormEvent) => {
    event.preventDefault();
    void session.accept(text).then((read) => setFailure(read.ok ? undefined : read));
  };
  return (
    <form className={styles.card} onSubmit={join}>
      <h2 className={styles.heading}>{t('join')}</h2>
      <TextField
        label={t('invitationLink')}
        placeholder={t('linkOrWords')}
        inputMode="url"
        value={text}
        error={failure && whole(destinationReason(reasons, failure))}
        onText={(next) => {
          setTyped(next);
          setFailure(undefined);
        }}
      />
      <div className={styles.action}>
        <Button type="submit">{t('join')}</Button>
      </div>
      <p className={styles.note}>{t('joinMeans')}</p>
    </form>
  );
}
