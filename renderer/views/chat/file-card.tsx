import { AppWindow, File, FileArchive, FileHeadphone, FileImage, FilePlay, FileText } from 'lucide-react';
import type { Call } from '../../call/call.ts';
import type { ChatMessage, SharedFile } from '../../call/call-state.ts';
import type { FileState } from '../../call/files/files-state.ts';
import { useFormats } from '../words/use-formats.ts';
import { useWords } from '../words/use-words.ts';
import { FileActions } from './file-actions.tsx';
import styles from './file-card.module.css';
import { fileKind } from './file-kind.ts';
import { FilePicture } from './file-picture.tsx';
import { fileLine } from './file-words.ts';
import { useFile } from './use-file.ts';

const ICONS = {
  picture: FileImage,
  sound: FileHeadphone,
  film: FilePlay,
  text: FileText,
  archive: FileArchive,
  program: AppWindow,
  other: File,
};

type FileCardProps = { files: Call['files']; message: ChatMessage; file: SharedFile };

/** One file of the chat: what it is, how far it is, and what can be done with it. */
export function FileCard({ files, message, file }: FileCardProps) {
  const t = useWords('chat');
  const formats = useFormats();
  const state = useFile(files, file.id);
  const kind = fileKind(file);
  const Icon = ICONS[kind];
  const isFailed = state?.status === 'failed';
  const warns = kind === 'program' && (state?.status === 'offered' || state?.status === 'receiving');
  return (
    <section className={styles.card} aria-label={file.name} data-message={message.id} data-status={state?.status}>
      <FilePicture state={state} file={file} />
      <div className={styles.row}>
        <Icon size={20} aria-hidden className={styles.icon} />
        <div className={styles.words}>
          <p className={styles.name} title={file.name}>
            <bdi>{file.name}</bdi>
          </p>
          <p className={styles.line} data-failed={isFailed} role={isFailed ? 'alert' : undefined}>
            {fileLine(state, file, message.name, { t, formats })}
          </p>
        </div>
        <FileActions files={files} file={file} state={state} />
      </div>
      {warns && <p className={styles.warning}>{t('isProgram', { name: message.name })}</p>}
      <FileProgress state={state} file={file} />
    </section>
  );
}

function FileProgress({ state, file }: { state: FileState | undefined; file: SharedFile }) {
  const t = useWords('chat');
  const isOn = state?.status === 'receiving' || state?.status === 'paused' || state?.status === 'interrupted';
  if (!isOn) return null;
  return (
    <progress
      className={styles.progress}
      aria-label={t('progressOf', { name: file.name })}
      max={Math.max(1, file.size)}
      value={state.bytes}
      data-still={state.status !== 'receiving'}
    />
  );
}
