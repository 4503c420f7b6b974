import type { ReactNode } from 'react';
import styles from './field.module.css';

/** How the box itself looks, be it text or a list. */
export const CONTROL = styles.control ?? '';

type FieldProps = {
  label: string;
  /** The id of the control. */
  controlId: string;
  /** The control, and whatever stands beside or beneath it. */
  children: ReactNode;
};

/** A control with its name above it. */
export function Field({ label, controlId, children }: FieldProps) {
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={controlId}>
        {label}
      </label>
      {children}
    </div>
  );
}
