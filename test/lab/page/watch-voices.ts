import type { Notes } from './notes.ts';

/**
 * Notes when each tile's voice goes on, as the tile plays it: what is muted or paused is not heard.
 * Runs in pages, so it refers to nothing outside.
 */
export function watchVoices(notes: Notes, voices: Readonly<Record<string, readonly number[]>>, script: string) {
  const worker = new Worker(URL.createObjectURL(new Blob([script], { type: 'text/javascript' })));
  const listeners: { video: HTMLVideoElement; name: string }[] = [];
  const known = new WeakMap<HTMLVideoElement, MediaStreamTrack>();
  /** From the sound's clock to the epoch. A message may be late and never early: the smallest counts, for a while. */
  let offsetMs = Number.POSITIVE_INFINITY;
  const forgetMs = 0.5;

  worker.onmessage = ({ data: { id, audioMs } }: MessageEvent<{ id: number; audioMs: number }>): void => {
    const listener = listeners[id];
    if (!listener) return;
    offsetMs = Math.min(offsetMs + forgetMs, performance.timeOrigin + performance.now() - audioMs);
    const { video, name } = listener;
    if (!video.muted && !video.paused && video.volume > 0) notes.voices[name]?.push(audioMs + offsetMs);
  };

  /** Call it often: a repaired connection may bring another track. */
  return function watch(video: HTMLVideoElement, name: string): void {
    const stream = video.srcObject instanceof MediaStream ? video.srcObject : undefined;
    const [track] = stream?.getAudioTracks() ?? [];
    if (!track || known.get(video) === track) return;
    known.set(video, track);
    // Cheaper than an audio context, on a machine that all hosts share.
    const { readable: sound } = new MediaStreamTrackProcessor({ track });
    const id = listeners.push({ video, name }) - 1;
    worker.postMessage({ id, sound, tones: voices[name] ?? [] }, [sound]);
  };
}
