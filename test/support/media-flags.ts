import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FAKE_DEVICES, NO_QUESTIONS } from './chromium-flags.ts';
import type { Media } from './launch-app.ts';

/**
 * Chromium's switches for each state of the devices; all were tried with Chromium 156.
 * @param asks whether the browser would ask a person. Electron asks main instead, and `NO_QUESTIONS` would bypass it.
 */
export function mediaFlags(media: Media, folder: string, { asks }: { asks: boolean }): string[] {
  const quiet = asks ? [NO_QUESTIONS] : [];
  switch (media) {
    case 'fake':
      return [FAKE_DEVICES, ...quiet];
    case 'denied':
      return [FAKE_DEVICES, `${NO_QUESTIONS}=deny`];
    case 'none':
      // No fake devices either, as fake microphones cannot be counted down to none.
      return ['--disable-audio-input', '--video-capture-use-virtual-devices-only', ...quiet];
    case 'in-use':
      return [
        FAKE_DEVICES,
        '--fail-audio-stream-creation',
        `--use-file-for-fake-video-capture=${brokenCamera(folder)}`,
        ...quiet,
      ];
  }
}

/** A film that names itself well enough to be listed as a camera, and then cannot be started: its height is 0. */
function brokenCamera(folder: string): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'camera-in-use.y4m');
  writeFileSync(path, 'YUV4MPEG2 W100 H0 F30:1 Ip A1:1 C420\nFRAME\n');
  return path;
}
