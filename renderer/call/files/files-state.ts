/** What the views may know of files, by id; the offers themselves stand in the chat. */
import type { SinkFailure } from './file-sink.ts';

/** Why a file has not come. `damaged`: what came is not what was sent. `nonsense`: what came follows no rule. */
export type FileFailure = SinkFailure | 'damaged' | 'unreadable' | 'nonsense';

/** How far a file is that comes. */
export type Progress = {
  /** Bytes that are here, checked and written. */
  readonly bytes: number;
  /** Undefined while it is too early to say. */
  readonly bytesPerSecond: number | undefined;
};

/** One who fetches a file of ours. */
export type Receiver = {
  readonly name: string;
  readonly status: 'receiving' | 'stopped' | 'received';
  /** So far, as they were sent. */
  readonly bytes: number;
};

export type FileState =
  /** Of somebody else, and nothing has come of it. */
  | { readonly status: 'offered' }
  | ({ readonly status: 'receiving' } & Progress)
  | { readonly status: 'paused'; readonly bytes: number }
  /** There is no way to its sender just now; it goes on by itself. */
  | { readonly status: 'interrupted'; readonly bytes: number }
  /** All of it is here, and it is what was sent. `blob` is it, where it can be read again. */
  | { readonly status: 'received'; readonly blob: Blob | undefined; readonly isSaved: boolean }
  | { readonly status: 'failed'; readonly reason: FileFailure }
  /** Its sender has gone, or offers it no more. */
  | { readonly status: 'withdrawn' }
  /** Our own: by participant's id, with whom it is. */
  | { readonly status: 'own'; readonly file: File; readonly receivers: Readonly<Record<string, Receiver>> }
  /** Our own, offered no more. */
  | { readonly status: 'own-withdrawn' };

export type FilesState = ReadonlyMap<string, FileState>;

/** Whether something would be lost if self left now. */
export function areFilesMoving(files: FilesState): boolean {
  return [...files.values()].some((one) => {
    if (one.status === 'own') return Object.values(one.receivers).some(({ status }) => status === 'receiving');
    return one.status === 'receiving' || one.status === 'interrupted';
  });
}
