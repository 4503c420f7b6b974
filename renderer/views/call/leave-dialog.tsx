import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import styles from './leave-dialog.module.css';

export function LeaveDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  return (
    <Dialog title="Leave the call?" role="alertdialog" onClose={onStay}>
      <p className={styles.text}>The room runs on this computer. Others stay connected, but nobody new can join.</p>
      <div className={styles.actions}>
        <Button onClick={onStay}>Stay</Button>
        <Button tone="danger" onClick={onLeave}>
          Leave
        </Button>
      </div>
    </Dialog>
  );
}
