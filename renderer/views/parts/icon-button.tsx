import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { Hint } from './hint.tsx';
import styles from './icon-button.module.css';

type IconButtonProps = ComponentProps<'button'> & {
  label: string;
  icon: LucideIcon;
};

/** A small square button whose name is told on hover and to screen readers. */
export function IconButton({ label, icon: Icon, ...rest }: IconButtonProps) {
  return (
    <Hint text={label}>
      <button type="button" aria-label={label} {...rest} className={styles.button}>
        <Icon size={18} aria-hidden />
      </button>
    </Hint>
  );
}
