import { Button } from '../parts/button.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { ShortcutList } from '../parts/shortcut-list.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './leave-dialog.module.css';

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useWords('call');
  const common = useWords('parts');
  return (
    <Dialog title={t('shortcuts')} onClose={onClose}>
      <ShortcutList />
      <div className={styles.actions}>
        <Button onClick={onClose}>{common('close')}</Button>
      </div>
    </Dialog>
  );
}
