import type { Notes } from './notes.ts';

/**
 * Notes when each tile has a new picture to show. In a worker: a page that is busy for a moment delays its own
 * scripts, and not the pictures that a person sees.
 * Runs in pages, so it refers to nothing outside.
 */
export function watchPictures(notes: Notes, people: readonly string[], script: string) {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  const watched: { video: HTMLVideoElement; name: string }[] = [];
  const known = new WeakMap<HTMLVideoElement, MediaStreamTrack>();

  worker.onmessage = ({ data: { id, person, at } }: MessageEvent<{ id: number; person: number; at: number }>): void => {
    const one = watched[id];
    if (!one?.video.isConnected || one.video.paused || one.video.dataset.picture === undefined) return;
    if (people[person] === one.name) notes.pictures[one.name]?.push(at);
    else notes.mistaken[one.name] = (notes.mistaken[one.name] ?? 0) + 1;
  };

  /** Call it often: a repaired connection may bring another track. */
  return function watch(video: HTMLVideoElement, name: string): void {
    const stream = video.srcObject instanceof MediaStream ? video.srcObject : undefined;
    const [track] = stream?.getVideoTracks() ?? [];
    if (!track || known.get(video) === track) return;
    known.set(video, track);
    const { readable: pictures } = new MediaStreamTrackProcessor({ track });
    const id = watched.push({ video, name }) - 1;
    worker.postMessage({ id, pictures }, [pictures]);
  };
}
