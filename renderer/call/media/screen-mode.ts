/**
 * What a shared screen is for: `text` is read, so it is sharp and has few frames; `motion` is watched, so it has many,
 * and is smaller when it must be.
 */
export type ScreenMode = 'text' | 'motion';

/** What the capture is asked for; what is sent of it is a matter of quality.ts. */
export const SCREEN_FRAMERATES: Readonly<Record<ScreenMode, ConstrainDoubleRange>> = {
  text: { ideal: 15, max: 30 },
  motion: { ideal: 30, max: 30 },
};

/** Encoders follow the hint at once, without a negotiation (W3C mst-content-hint). */
export function hint(track: MediaStreamTrack, mode: ScreenMode): void {
  track.contentHint = mode;
}

export function modeOf(track: MediaStreamTrack | null): ScreenMode {
  return track?.contentHint === 'motion' ? 'motion' : 'text';
}
