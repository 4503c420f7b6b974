import type { ComponentProps } from 'react';
import styles from './button.module.css';

export type ButtonProps = ComponentProps<'button'> & {
  tone?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'normal' | 'small';
};

export function Button({ tone = 'plain', size = 'normal', ...rest }: ButtonProps) {
  return <button type="button" {...rest} className={styles.button} data-tone={tone} data-size={size} />;
}
