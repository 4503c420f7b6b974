import { useState } from 'react';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { uploadReason, whole } from '../reasons.ts';
import { useFormats } from '../words/use-formats.ts';
import { useWords } from '../words/use-words.ts';
import { megabits, readMegabits, UPLOAD_CHOICES, type UploadFailure } from './megabits.ts';
import styles from './section.module.css';
import { useNetwork } from './use-network.ts';

const NO_LIMIT = '';
const OTHER = 'other';

/** For those whose line is narrow, or dear. */
export function UploadLimit() {
  const t = useWords('settings');
  const formats = useFormats();
  const { network, change } = useNetwork();
  const limit = network.maxVideoUpload;
  const [isTyping, setIsTyping] = useState(limit !== undefined && !UPLOAD_CHOICES.includes(limit));
  const choose = (value: string) => {
    setIsTyping(value === OTHER);
    if (value !== OTHER) change({ maxVideoUpload: value === NO_LIMIT ? undefined : Number(value) });
  };
  return (
    <section className={styles.group} aria-label={t('upload')}>
      <div className={styles.upload}>
        <SelectField
          label={t('uploadLimit')}
          value={isTyping ? OTHER : String(limit ?? NO_LIMIT)}
          onValue={choose}
          options={
            <>
              <option value={NO_LIMIT}>{t('noLimit')}</option>
              {UPLOAD_CHOICES.map((choice) => (
                <option key={choice} value={choice}>
                  {t('megabits', { amount: formats.number(choice / 1_000_000) })}
                </option>
              ))}
              <option value={OTHER}>{t('other')}</option>
            </>
          }
        />
      </div>
      {isTyping && <OtherLimit limit={limit} onLimit={(maxVideoUpload) => change({ maxVideoUpload })} />}
      <p className={styles.meaning}>{t('uploadMeans')}</p>
    </section>
  );
}

function OtherLimit({ limit, onLimit }: { limit: number | undefined; onLimit: (bitsPerSecond: number) => void }) {
  const t = useWords('settings');
  const reasons = useWords('reasons');
  const [text, setText] = useState(limit === undefined ? '' : megabits(limit));
  const [failure, setFailure] = useState<UploadFailure>();
  const keep = () => {
    const read = readMegabits(text);
    setFailure(read.ok ? undefined : read.reason);
    if (read.ok) onLimit(read.bitsPerSecond);
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <TextField
        label={t('megabitsPerSecond')}
        inputMode="decimal"
        value={text}
        error={failure && whole(uploadReason(reasons, failure))}
        onText={setText}
        onBlur={keep}
      />
    </form>
  );
}
