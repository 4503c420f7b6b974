import { useEffect, useEffectEvent, useState } from 'react';

const FOLDER_SHOWN_MS = 5_000;

type Listener = { onOver: (isOver: boolean) => void; onFiles: (files: readonly File[], hasFolder: boolean) => void };

/** Follows what is dragged over the window, dropped on it, and pasted into it. */
export function useDroppedFiles(onFiles: (files: readonly File[]) => void): { isOver: boolean; hasFolder: boolean } {
  const [isOver, setIsOver] = useState(false);
  const [hasFolder, setHasFolder] = useState(false);
  const take = useEffectEvent((files: readonly File[], isFolderAmong: boolean) => {
    setHasFolder(isFolderAmong);
    if (files.length > 0) onFiles(files);
  });
  useEffect(() => listen({ onOver: setIsOver, onFiles: (files, among) => take(files, among) }), []);
  useEffect(() => {
    if (!hasFolder) return;
    const timer = setTimeout(() => setHasFolder(false), FOLDER_SHOWN_MS);
    return () => clearTimeout(timer);
  }, [hasFolder]);
  return { isOver, hasFolder };
}

function listen({ onOver, onFiles }: Listener): () => void {
  const aborter = new AbortController();
  const { signal } = aborter;
  const ofFiles = (handle: (event: DragEvent) => void) => (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes('Files')) return;
    // Otherwise the window would open the file.
    event.preventDefault();
    handle(event);
  };
  const over = ofFiles(() => onOver(true));
  addEventListener('dragenter', over, { signal });
  addEventListener('dragover', over, { signal });
  // Leaving the window enters nothing else; between its parts it does.
  addEventListener('dragleave', (event) => event.relatedTarget === null && onOver(false), { signal });
  addEventListener(
    'drop',
    ofFiles(({ dataTransfer }) => {
      onOver(false);
      if (dataTransfer) onFiles(...filesIn(dataTransfer));
    }),
    { signal },
  );
  addEventListener(
    'paste',
    (event) => {
      const { clipboardData } = event;
      // Programs that copy text add a picture of it.
      if (!clipboardData || clipboardData.files.length === 0 || clipboardData.types.includes('text/plain')) return;
      event.preventDefault();
      onFiles(...filesIn(clipboardData));
    },
    { signal },
  );
  return () => aborter.abort();
}

/** The files, and whether there was a folder among them. */
function filesIn({ items }: DataTransfer): [File[], boolean] {
  const found = [...items].filter(({ kind }) => kind === 'file');
  const isFolder = (item: DataTransferItem) => item.webkitGetAsEntry()?.isDirectory ?? false;
  const files = found.filter((item) => !isFolder(item)).flatMap((item) => item.getAsFile() ?? []);
  return [files, found.some(isFolder)];
}
