/** Where a file of somebody else may go, as this browser can. */
import type { OfferedFile } from './file-message.ts';
import { type FileSink, HandleSink, MemorySink } from './file-sink.ts';
import { receivedFolder } from './received-folder.ts';

/** Of what has no other place than memory. */
export const MAX_MEMORY_BYTES = 200_000_000;

type Picker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

/** The person changed their mind; or there is no place for so much. */
export type NoDestination = 'cancelled' | 'too-large';

/**
 * Asks the person for a place, where the browser can write to one; elsewhere the file is kept by the browser until it
 * is whole, and handed over as a download then. To be called while a click is being handled.
 */
export async function chooseDestination(file: OfferedFile): Promise<FileSink | NoDestination> {
  const picker = (globalThis as { showSaveFilePicker?: Picker }).showSaveFilePicker;
  if (picker) {
    try {
      return new HandleSink(await picker({ suggestedName: file.name }));
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return 'cancelled';
      // Not here, or not now: there is another way.
    }
  }
  const folder = await receivedFolder();
  const handle = await folder?.getFileHandle(file.id, { create: true }).catch(() => undefined);
  if (handle && 'createWritable' in handle) return new HandleSink(handle, (whole) => download(whole, file.name));
  if (file.size > MAX_MEMORY_BYTES) return 'too-large';
  return new MemorySink(file.mediaType, (whole) => download(whole, file.name));
}

/** Gives a file to the person as the browser does with downloads. Saved, never opened. */
export function download(file: Blob, name: string): void {
  // Of no type that a browser would show.
  const url = URL.createObjectURL(new Blob([file], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), DOWNLOAD_MS);
}

/** Until a download has begun. */
const DOWNLOAD_MS = 60_000;
