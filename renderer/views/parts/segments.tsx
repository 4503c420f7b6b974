import { RadioGroup } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import styles from './segments.module.css';

type SegmentsProps = {
  label: string;
  value: string;
  /** In their order. */
  choices: readonly { value: string; name: string }[];
  isDisabled?: boolean;
  onValue: (value: string) => void;
  /** Beneath them. */
  children?: ReactNode;
};

/** One of a few, all of them in sight. */
export function Segments({ label, value, choices, isDisabled = false, onValue, children }: SegmentsProps) {
  const id = useId();
  return (
    <div className={styles.field}>
      <span id={id} className={styles.label}>
        {label}
      </span>
      <RadioGroup.Root
        className={styles.row}
        aria-labelledby={id}
        orientation="horizontal"
        value={value}
        disabled={isDisabled}
        onValueChange={onValue}
      >
        {choices.map((choice) => (
          <RadioGroup.Item key={choice.value} value={choice.value} className={styles.choice}>
            {choice.name}
          </RadioGroup.Item>
        ))}
      </RadioGroup.Root>
      {children}
    </div>
  );
}
