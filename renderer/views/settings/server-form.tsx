import { type FormEvent, useState } from 'react';
import type { IceServerSettings } from '../../../main/bridge.ts';
import { Button } from '../parts/button.tsx';
import { PasswordField } from '../parts/password-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { serverDraftReason, whole } from '../reasons.ts';
import { useWords } from '../words/use-words.ts';
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
  const t = useWords('settings');
  const common = useWords('parts');
  const reasons = useWords('reasons');
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
    error: failed?.field === name ? whole(serverDraftReason(reasons, failed.reason)) : undefined,
    onText: (text: string) => {
      setDraft({ ...draft, [name]: text });
      setFailed(undefined);
    },
  });
  return (
    <form className={styles.form} onSubmit={save}>
      <TextField
        label={t('address')}
        placeholder={t('addressLike')}
        inputMode="url"
        maxLength={300}
        ref={focus}
        {...field('address')}
      />
      {isTurn(draft) && (
        <div className={styles.login}>
          <TextField label={t('nameAtServer')} maxLength={256} {...field('username')} />
          <PasswordField label={t('password')} maxLength={512} {...field('credential')} />
        </div>
      )}
      <div className={styles.actions}>
        <Button size="small" onClick={onCancel}>
          {common('cancel')}
        </Button>
        <Button size="small" tone="primary" type="submit">
          {common('save')}
        </Button>
      </div>
    </form>
  );
}

function focus(input: HTMLInputElement | null): void {
  input?.focus();
}
