import { type FormEvent, useState } from 'react';
import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/text-field.tsx';
import { destinationReason, type Reason } from '../reasons.ts';
import { useSession, useSessionState } from '../session-context.tsx';
import styles from './card.module.css';

export function JoinCard() {
  const session = useSession();
  const received = useSessionState(({ joinText }) => joinText);
  const [typed, setTyped] = useState<string>();
  const [reason, setReason] = useState<Reason>();
  const text = typed ?? received;
  const join = (event: FormEvent) => {
    event.preventDefault();
    void session.accept(text).then((read) => setReason(read.ok ? undefined : destinationReason(read)));
  };
  return (
    <form className={styles.card} onSubmit={join}>
      <h2 className={styles.heading}>Join</h2>
      <TextField
        label="Invitation link"
        placeholder="Link, or address and room words"
        inputMode="url"
        value={text}
        error={reason && `${reason.happened} ${reason.advice}`}
        onText={(next) => {
          setTyped(next);
          setReason(undefined);
        }}
      />
      <div className={styles.action}>
        <Button type="submit">Join</Button>
      </div>
    </form>
  );
}
