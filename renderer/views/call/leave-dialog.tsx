import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './leave-dialog.module.css';

export function LeaveDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const t = useWords('call');
  return (
    <Dialog title={t('leaveTheCall')} role="alertdialog" onClose={onStay}>
      <p className={styles.text}>{t('roomRunsHere')}</p>
      <div className={styles.actions}>
        <Button onClick={onStay}>{t('stay')}</Button>
        <Button tone="danger" onClick={onLeave}>
          {t('leave')}
        </Button>
      </div>
    </Dialog>
  );
}
