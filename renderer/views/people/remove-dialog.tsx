import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import styles from './people.module.css';

export function RemoveDialog({ name, onStay, onRemove }: { name: string; onStay: () => void; onRemove: () => void }) {
  return (
    <Dialog title={`Remove ${name}?`} role="alertdialog" onClose={onStay}>
      <p className={styles.text}>
        They leave the call at once. The invitation changes, so the link they have does not lead back. Everybody else
        stays.
      </p>
      <div className={styles.actions}>
        <Button onClick={onStay}>Cancel</Button>
        <Button tone="danger" onClick={onRemove}>
          Remove
        </Button>
      </div>
    </Dialog>
  );
}
