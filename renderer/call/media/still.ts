/** Not in TypeScript's DOM types: https://w3c.github.io/mediacapture-transform/ */
declare class MediaStreamTrackProcessor {
  constructor(init: { track: MediaStreamTrack });
  readonly readable: ReadableStream<VideoFrame>;
}
type GeneratedTrack = MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
declare const MediaStreamTrackGenerator: new (init: { kind: 'video' }) => GeneratedTrack;

/** A screen on which nothing moves gives a frame when it is looked at anew, if at all. */
const FRAME_TIMEOUT_MS = 1_000;
/** Whoever comes later, or has lost something, needs a frame to begin with. */
const REPEAT_INTERVAL_MS = 1_000;

/** A track that shows one picture for as long as it is open. */
export type Still = { readonly track: MediaStreamTrack; close(): void };

/** @returns undefined where the engine cannot, or the track gives no frame */
export async function openStill(of: MediaStreamTrack): Promise<Still | undefined> {
  if (!('MediaStreamTrackProcessor' in globalThis && 'MediaStreamTrackGenerator' in globalThis)) return undefined;
  const frame = await nextFrame(of);
  if (!frame) return undefined;
  const picture = drawn(frame);
  const track = new MediaStreamTrackGenerator({ kind: 'video' });
  const writer = track.writable.getWriter();
  const write = (): void => {
    const copy = new VideoFrame(picture, { timestamp: Math.round(performance.now() * 1_000) });
    // A track that has been stopped meanwhile takes none.
    writer.write(copy).catch(() => copy.close());
  };
  write();
  const timer = setInterval(write, REPEAT_INTERVAL_MS);
  const close = (): void => {
    clearInterval(timer);
    track.stop();
  };
  return { track, close };
}

/** A copy of the frame itself would keep the time of its capture, and encoders leave out what they have had. */
function drawn(frame: VideoFrame): OffscreenCanvas {
  const canvas = new OffscreenCanvas(frame.displayWidth, frame.displayHeight);
  canvas.getContext('2d')?.drawImage(frame, 0, 0);
  frame.close();
  return canvas;
}

async function nextFrame(track: MediaStreamTrack): Promise<VideoFrame | undefined> {
  const reader = new MediaStreamTrackProcessor({ track }).readable.getReader();
  const timer = setTimeout(() => void reader.cancel(), FRAME_TIMEOUT_MS);
  const { value } = await reader.read();
  clearTimeout(timer);
  // Not awaited: Chromium (156) may never settle it.
  void reader.cancel();
  return value;
}
