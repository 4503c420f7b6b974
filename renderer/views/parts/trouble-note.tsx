import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Reason } from '../reasons.ts';
import styles from './trouble-note.module.css';

/** A failure where it happens: what happened, what to do, and the buttons for it. */
export function TroubleNote({ reason, children }: { reason: Reason; children?: ReactNode }) {
  return (
    <div className={styles.note} role="alert">
      <TriangleAlert size={18} aria-hidden className={styles.icon} />
      <p>
        <strong className={styles.happened}>{reason.happened}</strong> <span>{reason.advice}</span>
      </p>
      {children !== undefined && <div className={styles.actions}>{children}</div>}
    </div>
  );
}
