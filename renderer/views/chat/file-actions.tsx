import { Download, Pause, Play, X } from 'lucide-react';
import { useState } from 'react';
import type { Call } from '../../call/call.ts';
import type { SharedFile } from '../../call/call-state.ts';
import { chooseDestination, download, MAX_MEMORY_BYTES } from '../../call/files/destination.ts';
import type { FileState } from '../../call/files/files-state.ts';
import { Button } from '../parts/button.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { useFormats } from '../words/use-formats.ts';
import { useWords } from '../words/use-words.ts';
import styles from './file-card.module.css';

type FileActionsProps = { files: Call['files']; file: SharedFile; state: FileState | undefined };

export function FileActions({ files, file, state }: FileActionsProps) {
  const t = useWords('chat');
  const cancel = <IconButton label={t('cancelFile')} icon={X} onClick={() => files.cancel(file.id)} />;
  switch (state?.status) {
    case 'offered':
      return <SaveButton files={files} file={file} label={t('saveFile')} />;
    case 'failed':
      return <SaveButton files={files} file={file} label={t('fetchAgain')} />;
    case 'receiving':
      return (
        <div className={styles.actions}>
          <IconButton label={t('pauseFile')} icon={Pause} onClick={() => files.pause(file.id)} />
          {cancel}
        </div>
      );
    case 'paused':
      return (
        <div className={styles.actions}>
          <IconButton label={t('resumeFile')} icon={Play} onClick={() => files.resume(file.id)} />
          {cancel}
        </div>
      );
    case 'interrupted':
      return cancel;
    case 'received':
      return <KeepButton blob={state.blob} name={file.name} isSaved={state.isSaved} />;
    case 'own':
      return <IconButton label={t('withdrawFile')} icon={X} onClick={() => files.withdraw(file.id)} />;
    default:
      return null;
  }
}

function SaveButton({ files, file, label }: Pick<FileActionsProps, 'files' | 'file'> & { label: string }) {
  const t = useWords('chat');
  const formats = useFormats();
  const [isTooLarge, setIsTooLarge] = useState(false);
  const save = async () => {
    const sink = await chooseDestination(file);
    setIsTooLarge(sink === 'too-large');
    if (typeof sink === 'object') files.receiveInto(file.id, sink);
  };
  if (isTooLarge) {
    return (
      <p role="alert" className={styles.tooLarge}>
        {t('tooLargeHere', { size: formats.bytes(MAX_MEMORY_BYTES) })}
      </p>
    );
  }
  return (
    <Button size="small" onClick={() => void save()}>
      {label}
    </Button>
  );
}

/** What the browser holds can be kept for good, once or again. */
function KeepButton({ blob, name, isSaved }: { blob: Blob | undefined; name: string; isSaved: boolean }) {
  const t = useWords('chat');
  if (!blob) return null;
  return (
    <IconButton
      label={isSaved ? t('saveFileAgain') : t('saveFile')}
      icon={Download}
      onClick={() => download(blob, name)}
    />
  );
}
