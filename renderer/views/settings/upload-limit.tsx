import { useState } from 'react';
import { SelectField } from '../parts/select-field.tsx';
import { TextField } from '../parts/text-field.tsx';
import { UPLOAD_REASONS } from '../reasons.ts';
import { megabits, readMegabits, UPLOAD_CHOICES, type UploadFailure } from './megabits.ts';
import styles from './network-section.module.css';
import { useNetwork } from './use-network.ts';

const NO_LIMIT = '';
const OTHER = 'other';

/** For those whose line is narrow, or dear. */
export function UploadLimit() {
  const { network, change } = useNetwork();
  const limit = network.maxVideoUpload;
  const [isTyping, setIsTyping] = useState(limit !== undefined && !UPLOAD_CHOICES.includes(limit));
  const choose = (value: string) => {
    setIsTyping(value === OTHER);
    if (value !== OTHER) change({ maxVideoUpload: value === NO_LIMIT ? undefined : Number(value) });
  };
  return (
    <section className={styles.group} aria-label="Upload">
      <div className={styles.upload}>
        <SelectField
          label="Upload limit for pictures"
          value={isTyping ? OTHER : String(limit ?? NO_LIMIT)}
          onValue={choose}
          options={
            <>
              <option value={NO_LIMIT}>No limit</option>
              {UPLOAD_CHOICES.map((choice) => (
                <option key={choice} value={choice}>
                  {megabits(choice)} Mbit/s
                </option>
              ))}
              <option value={OTHER}>Other…</option>
            </>
          }
        />
      </div>
      {isTyping && <OtherLimit limit={limit} onLimit={(maxVideoUpload) => change({ maxVideoUpload })} />}
      <p className={styles.meaning}>
        For what you send to everybody together. With less the others see you smaller; your sound is not touched.
      </p>
    </section>
  );
}

function OtherLimit({ limit, onLimit }: { limit: number | undefined; onLimit: (bitsPerSecond: number) => void }) {
  const [text, setText] = useState(limit === undefined ? '' : megabits(limit));
  const [failure, setFailure] = useState<UploadFailure>();
  const keep = () => {
    const read = readMegabits(text);
    setFailure(read.ok ? undefined : read.reason);
    if (read.ok) onLimit(read.bitsPerSecond);
  };
  const reason = failure && UPLOAD_REASONS[failure];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
    >
      <TextField
        label="Megabits per second"
        inputMode="decimal"
        value={text}
        error={reason && `${reason.happened} ${reason.advice}`}
        onText={setText}
        onBlur={keep}
      />
    </form>
  );
}
