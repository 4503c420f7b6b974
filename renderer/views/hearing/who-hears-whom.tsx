import { Ear } from 'lucide-react';
import { useState } from 'react';
import type { InCall } from '../../call/call-state.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { type Hearer, hearingMatrix } from './hearing-matrix.ts';
import { hearingSummary } from './hearing-summary.ts';
import { HearingTable } from './hearing-table.tsx';
import styles from './who-hears-whom.module.css';

/** The button, and what it opens: one table for a question that people ask each other all the time. */
export function WhoHearsWhom({ state }: { state: InCall }) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <Button size="small" onClick={() => setIsOpen(true)}>
        <Ear size={16} aria-hidden />
        Who hears whom
      </Button>
      {isOpen && (
        <Dialog title="Who hears whom" isWide onClose={() => setIsOpen(false)}>
          <Hearing matrix={hearingMatrix(state)} />
          <div className={styles.actions}>
            <Button onClick={() => setIsOpen(false)}>Close</Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

function Hearing({ matrix }: { matrix: readonly Hearer[] }) {
  return (
    <>
      <p className={styles.summary} role="status">
        {hearingSummary(matrix).join(' ')}
      </p>
      <HearingTable matrix={matrix} />
    </>
  );
}
