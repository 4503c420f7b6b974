import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './leave-dialog.module.css';
import type { Loss } from './use-leave.ts';

type LeaveDialogProps = { loss: Loss; onStay: () => void; onLeave: () => void };

export function LeaveDialog({ loss, onStay, onLeave }: LeaveDialogProps) {
  const t = useWords('call');
  return (
    <Dialog title={t('leaveTheCall')} role="alertdialog" onClose={onStay}>
      <p className={styles.text}>{loss === 'server' ? t('roomRunsHere') : t('filesOnTheirWay')}</p>
      <div className={styles.actions}>
        <Button onClick={onStay}>{t('stay')}</Button>
        <Button tone="danger" onClick={onLeave}>
          {t('leave')}
        </Button>
      </div>
    </Dialog>
  );
}
