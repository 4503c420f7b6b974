import type { SharedFile } from '../../call/call-state.ts';
import type { FileState } from '../../call/files/files-state.ts';
import { isShownAtOnce } from '../../call/files/thumbnail.ts';
import styles from './file-card.module.css';
import { useObjectUrl } from './use-file.ts';

/** A picture as it is, or the preview that came with its offer. */
export function FilePicture({ state, file }: { state: FileState | undefined; file: SharedFile }) {
  const url = useObjectUrl(isShownAtOnce(file) ? wholeOf(state) : undefined);
  const preview = file.thumbnail === undefined ? undefined : `data:image/jpeg;base64,${file.thumbnail}`;
  const source = url ?? preview;
  if (source === undefined) return null;
  return <img className={styles.picture} src={source} alt="" draggable={false} />;
}

function wholeOf(state: FileState | undefined): Blob | undefined {
  if (state?.status === 'own') return state.file;
  return state?.status === 'received' ? state.blob : undefined;
}
