import { type FormEvent, useState } from 'react';
import type { IceServerSettings } from '../../../main/bridge.ts';
import { Button } from '../parts/button.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { SERVER_DRAFT_REASONS } from '../reasons.ts';
import { isTurn, type ReadServer, readServer, type ServerDraft } from './server-draft.ts';
import styles from './server-form.module.css';

type ServerFormProps = {
  start: ServerDraft;
  /** In the list already. */
  others: readonly IceServerSettings[];
  onSave: (server: IceServerSettings) => void;
  onCancel: () => void;
};

/** Name and password are asked for as soon as it is seen to be a TURN server. */
export function ServerForm({ start, others, onSave, onCancel }: ServerFormProps) {
  const [draft, setDraft] = useState(start);
  const [failed, setFailed] = useState<Extract<ReadServer, { ok: false }>>();
  const save = (event: FormEvent) => {
    event.preventDefault();
    const read = readServer(draft, others);
    if (read.ok) onSave(read.server);
    else setFailed(read);
  };
  const field = (name: keyof ServerDraft) => ({
    value: draft[name],
    error: failed?.field === name ? sentence(failed.reason) : undefined,
    onText: (text: string) => {
      setDraft({ ...draft, [name]: text });
      setFailed(undefined);
    },
  });
  return (
    <form className={styles.form} onSubmit={save}>
      <TextField
        label="Address"
        placeholder="stun:stun.example.org or turn:turn.example.org:3478"
        inputMode="url"
        maxLength={300}
        ref={focus}
        {...field('address')}
      />
      {isTurn(draft) && (
        <div className={styles.login}>
          <TextField label="Name at the server" maxLength={256} {...field('username')} />
          <PasswordField label="Password" maxLength={512} {...field('credential')} />
        </div>
      )}
      <div className={styles.actions}>
        <Button size="small" onClick={onCancel}>
          Cancel
        </Button>
        <Button size="small" tone="primary" type="submit">
          Save
        </Button>
      </div>
    </form>
  );
}

function focus(input: HTMLInputElement | null): void {
  input?.focus();
}

function sentence(reason: keyof typeof SERVER_DRAFT_REASONS): string {
  const { happened, advice } = SERVER_DRAFT_REASONS[reason];
  return `${happened} ${advice}`;
}
