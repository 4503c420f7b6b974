import { FileUp } from 'lucide-react';
import { useWords } from '../words/use-words.ts';
import styles from './drop-target.module.css';
import { useDroppedFiles } from './use-dropped-files.ts';

type DropTargetProps = { roomName: string; onFiles: (files: readonly File[]) => void };

/** Files that are dropped anywhere on the call, or pasted into it, are sent to everybody. */
export function DropTarget({ roomName, onFiles }: DropTargetProps) {
  const t = useWords('chat');
  const { isOver, hasFolder } = useDroppedFiles(onFiles);
  if (!isOver && !hasFolder) return null;
  return (
    <div className={styles.target} role="status">
      <div className={styles.card}>
        <FileUp size={28} aria-hidden />
        <p className={styles.title}>{hasFolder ? t('noFolders') : t('dropToSend', { room: roomName })}</p>
        {hasFolder && <p className={styles.advice}>{t('packFolder')}</p>}
      </div>
    </div>
  );
}
