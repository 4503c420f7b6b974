import { type ComponentProps, type ReactNode, useId } from 'react';
import { CONTROL, Field } from './field.tsx';
import styles from './text-field.module.css';

type TextFieldProps = Omit<ComponentProps<'input'>, 'onChange'> & {
  label: string;
  /** What is wrong with the text, as a sentence beneath the field. */
  error?: ReactNode;
  onText: (text: string) => void;
};

export function TextField({ label, error, onText, ...rest }: TextFieldProps) {
  const id = useId();
  const hasError = error !== undefined;
  return (
    <Field label={label} controlId={id}>
      <input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        id={id}
        className={`${CONTROL} ${styles.input}`}
        aria-invalid={hasError}
        aria-describedby={hasError ? `${id}-error` : undefined}
        onChange={(event) => onText(event.target.value)}
      />
      {hasError && (
        <p id={`${id}-error`} className={styles.error} role="alert">
          {error}
        </p>
      )}
    </Field>
  );
}
