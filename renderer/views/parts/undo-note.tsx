import { useWords } from '../words/use-words.ts';
import { Button } from './button.tsx';
import styles from './undo-note.module.css';

/** What was removed, and the way back; it stays until something else is done there. */
export function UndoNote({ text, onUndo }: { text: string; onUndo: () => void }) {
  const t = useWords('parts');
  return (
    <div className={styles.note} role="status">
      <span className={styles.text}>{text}</span>
      <Button size="small" onClick={onUndo}>
        {t('undo')}
      </Button>
    </div>
  );
}
