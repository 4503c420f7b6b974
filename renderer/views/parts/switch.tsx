import { Switch as Primitive } from 'radix-ui';
import { type ReactNode, useId } from 'react';
import styles from './switch.module.css';

type SwitchProps = { label: string; isOn: boolean; onChange: (isOn: boolean) => void; children: ReactNode };

/** A switch with its name, and beneath it what it means. */
export function Switch({ label, isOn, onChange, children }: SwitchProps) {
  const id = useId();
  return (
    <div className={styles.row}>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <Primitive.Root
        id={id}
        className={styles.track}
        checked={isOn}
        aria-describedby={`${id}-meaning`}
        onCheckedChange={onChange}
      >
        <Primitive.Thumb className={styles.thumb} />
      </Primitive.Root>
      <div id={`${id}-meaning`} className={styles.meaning}>
        {children}
      </div>
    </div>
  );
}
