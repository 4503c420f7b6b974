import { useCallActions } from '../call/call-actions.tsx';
import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './people.module.css';

export function RemoveDialog({ id, name, onClose }: { id: string; name: string; onClose: () => void }) {
  const t = useWords('people');
  const common = useWords('parts');
  const { call } = useCallActions();
  const remove = () => {
    onClose();
    call.command({ type: 'remove', id });
  };
  return (
    <Dialog title={t('removeName', { name })} role="alertdialog" onClose={onClose}>
      <p className={styles.text}>{t('removeMeans')}</p>
      <div className={styles.actions}>
        <Button onClick={onClose}>{common('cancel')}</Button>
        <Button tone="danger" onClick={remove}>
          {t('remove')}
        </Button>
      </div>
    </Dialog>
  );
}
