import { Button } from '../parts/button.tsx';
import { TextField } from '../parts/text-field.tsx';
import { savedServerReason, whole } from '../reasons.ts';
import { useWords } from '../words/use-words.ts';
import styles from './servers.module.css';
import type { Place } from './use-host-place.ts';

type ServerFieldsProps = {
  place: Extract<Place, { at: 'draft' }>;
  onPlace: (place: Place) => void;
  onSave: () => void;
};

/** Within the form that hosts: whoever presses Enter, or hosts at once, saves it as well. */
export function ServerFields({ place: { draft, failure }, onPlace, onSave }: ServerFieldsProps) {
  const t = useWords('servers');
  const common = useWords('parts');
  const reasons = useWords('reasons');
  const type = (changes: Partial<typeof draft>) => onPlace({ at: 'draft', draft: { ...draft, ...changes } });
  return (
    <div className={styles.fields}>
      <p className={styles.meaning}>{t('meaning')}</p>
      <TextField
        label={t('address')}
        placeholder="https://meet.example.org"
        inputMode="url"
        maxLength={300}
        ref={focus}
        value={draft.address}
        error={failure && whole(savedServerReason(reasons, failure))}
        onText={(address) => type({ address })}
      />
      <TextField
        label={t('name')}
        placeholder={t('optional')}
        maxLength={60}
        value={draft.name}
        onText={(name) => type({ name })}
      />
      <div className={styles.actions}>
        <Button size="small" onClick={() => onPlace({ at: 'here' })}>
          {common('cancel')}
        </Button>
        <Button size="small" onClick={onSave}>
          {common('save')}
        </Button>
      </div>
    </div>
  );
}

/** Only when the fields appear: they are drawn anew with each letter. */
function focus(input: HTMLInputElement | null): void {
  input?.focus();
}
