import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './people.module.css';

export function RemoveDialog({ name, onStay, onRemove }: { name: string; onStay: () => void; onRemove: () => void }) {
  const t = useWords('people');
  const common = useWords('parts');
  return (
    <Dialog title={t('removeName', { name })} role="alertdialog" onClose={onStay}>
      <p className={styles.text}>{t('removeMeans')}</p>
      <div className={styles.actions}>
        <Button onClick={onStay}>{common('cancel')}</Button>
        <Button tone="danger" onClick={onRemove}>
          {t('remove')}
        </Button>
      </div>
    </Dialog>
  );
}
