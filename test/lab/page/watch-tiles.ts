import type { Notes } from './notes.ts';

/**
 * Finds the others' tiles as they come, and has picture and voice of each watched.
 * Runs in pages, so it refers to nothing outside.
 */
export function watchTiles(
  notes: Notes,
  watchPicture: (video: HTMLVideoElement, name: string) => void,
  watchVoice: (video: HTMLVideoElement, name: string) => void,
): void {
  const lookEveryMs = 200;
  const known = new WeakSet<HTMLVideoElement>();

  function watchScreen(video: HTMLVideoElement, name: string): void {
    video.requestVideoFrameCallback(() => {
      notes.screens[name]?.push(performance.timeOrigin + performance.now());
      if (video.isConnected) watchScreen(video, name);
    });
  }

  function look(): void {
    for (const video of document.querySelectorAll<HTMLVideoElement>('[data-kind] video')) {
      const tile = video.closest('[data-kind]');
      const name = tile?.getAttribute('aria-label') ?? '';
      const isPerson = tile?.getAttribute('data-kind') === 'person';
      if (name.endsWith('(you)')) continue;
      if (isPerson) {
        watchPicture(video, name);
        watchVoice(video, name);
      } else if (!known.has(video)) {
        known.add(video);
        watchScreen(video, name);
      }
    }
  }

  setInterval(look, lookEveryMs);
}
