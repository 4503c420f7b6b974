import { User } from 'lucide-react';
import type { CSSProperties } from 'react';
import styles from './avatar.module.css';
import { hue, initials } from './tint.ts';

/** Fills its parent: initials on a tint derived from the name. What a picture covers when there is one. */
export function Avatar({ name }: { name: string }) {
  const style: CSSProperties & Record<'--hue', number> = { '--hue': hue(name) };
  return (
    <div className={styles.ground} style={style} aria-hidden>
      <span className={styles.mark}>{initials(name) || <User className={styles.nobody} />}</span>
    </div>
  );
}
