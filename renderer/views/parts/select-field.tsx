import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { CONTROL, Field } from './field.tsx';
import styles from './select-field.module.css';

type SelectFieldProps = {
  label: string;
  value: string;
  isDisabled?: boolean;
  onValue: (value: string) => void;
  /** `option` elements. */
  options: ReactNode;
  /** Stands beside the field. */
  aside?: ReactNode;
  /** Beneath it. */
  children?: ReactNode;
};

/** The system's own list: it is known, and needs nothing of the page. */
export function SelectField({ label, value, isDisabled, onValue, options, aside, children }: SelectFieldProps) {
  const id = useId();
  return (
    <Field label={label} controlId={id}>
      <div className={styles.row}>
        <div className={styles.box}>
          <select
            id={id}
            className={`${CONTROL} ${styles.select}`}
            value={value}
            disabled={isDisabled}
            onChange={(event) => onValue(event.target.value)}
          >
            {options}
          </select>
          <ChevronDown size={16} aria-hidden className={styles.arrow} />
        </div>
        {aside}
      </div>
      {children}
    </Field>
  );
}
