import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { findChromium } from '../support/chromium.ts';
import { ENCODED_ONCE, NO_QUESTIONS, QUIET_FLAGS } from '../support/chromium-flags.ts';
import { type FilmOptions, writeFilm } from './film/film.ts';
import { writeVoice } from './film/voice.ts';
import type { Host } from './network/host.ts';

export type LabBrowserOptions = {
  /** For films, sounds and scripts; whoever gives it removes it. */
  folder: string;
  /** `http://` and the server's address in the lab. */
  origin: string;
  /** Whose camera and microphone there are, with content that can be told apart; none without. */
  devices: { person: number; film: FilmOptions } | undefined;
};

/** A browser on a host of the lab. */
export function launchLabBrowser(host: Host, { folder, origin, devices }: LabBrowserOptions): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumInside(host, folder),
    args: [
      ...QUIET_FLAGS,
      ENCODED_ONCE,
      NO_QUESTIONS,
      ...(devices ? fakeDevices(join(folder, host.namespace.name), devices) : []),
      '--auto-select-desktop-capture-source=Entire screen',
      '--autoplay-policy=no-user-gesture-required',
      // Nobody looks at these windows: a quarter of the points to draw, nothing that glides, more time for the call.
      '--force-device-scale-factor=0.5',
      '--force-prefers-reduced-motion',
      // As if the server had a certificate: cameras and encryption are for secure pages alone.
      `--unsafely-treat-insecure-origin-as-secure=${origin}`,
    ],
  });
}

function fakeDevices(path: string, { person, film }: { person: number; film: FilmOptions }): string[] {
  const [camera, microphone] = [`${path}.y4m`, `${path}.wav`];
  writeFilm(camera, person, film);
  writeVoice(microphone, person);
  return [
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${camera}`,
    `--use-file-for-fake-audio-capture=${microphone}`,
  ];
}

/** Playwright starts what it is told to, and its pipes go through: a script that enters the namespace first. */
function chromiumInside({ namespace }: Host, folder: string): string {
  const path = join(folder, `${namespace.name}.sh`);
  writeFileSync(path, `#!/bin/sh\nexec ip netns exec ${namespace.name} "${findChromium() ?? ''}" "$@"\n`);
  chmodSync(path, 0o755);
  return path;
}
