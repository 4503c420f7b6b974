import { Ear } from 'lucide-react';
import { useState } from 'react';
import type { InCall } from '../../call/call-state.ts';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/use-words.ts';
import { type Hearer, hearingMatrix } from './hearing-matrix.ts';
import { hearingSummary } from './hearing-summary.ts';
import { HearingTable } from './hearing-table.tsx';
import styles from './who-hears-whom.module.css';

/** The button, and what it opens: one table for a question that people ask each other all the time. */
export function WhoHearsWhom({ state }: { state: InCall }) {
  const t = useWords('hearing');
  const common = useWords('parts');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <div>
      <Button size="small" onClick={() => setIsOpen(true)}>
        <Ear size={16} aria-hidden />
        {t('whoHearsWhom')}
      </Button>
      {isOpen && (
        <Dialog title={t('whoHearsWhom')} isWide onClose={() => setIsOpen(false)}>
          <Hearing matrix={hearingMatrix(state)} />
          <div className={styles.actions}>
            <Button onClick={() => setIsOpen(false)}>{common('close')}</Button>
          </div>
        </Dialog>
      )}
    </div>
  );
}

function Hearing({ matrix }: { matrix: readonly Hearer[] }) {
  const t = useWords('hearing');
  return (
    <>
      <p className={styles.summary} role="status">
        {hearingSummary(t, matrix).join(' ')}
      </p>
      <HearingTable matrix={matrix} />
    </>
  );
}
