import { X } from 'lucide-react';
import { Dialog } from '../parts/dialog.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { ShortcutList } from '../parts/shortcut-list.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './shortcuts-dialog.module.css';

export function ShortcutsDialog({ onClose }: { onClose: () => void }) {
  const t = useWords('call');
  const common = useWords('parts');
  return (
    <Dialog title={t('shortcuts')} onClose={onClose}>
      <ShortcutList />
      <div className={styles.close}>
        <IconButton label={common('close')} icon={X} onClick={onClose} />
      </div>
    </Dialog>
  );
}
