import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { CallPage } from '../support/call-page.ts';
import { findChromium } from '../support/chromium.ts';
import { NO_QUESTIONS, QUIET_FLAGS } from '../support/chromium-flags.ts';
import { type FilmOptions, writeFilm } from './film/film.ts';
import { writeVoice } from './film/voice.ts';
import type { Host } from './network/host.ts';
import type { Notes } from './page/notes.ts';
import { pageScript } from './page/page-script.ts';

export type ParticipantOptions = {
  host: Host;
  name: string;
  /** Everybody's names, in the order of their films. */
  people: readonly string[];
  /** For films, sounds and scripts; whoever gives it removes it. */
  folder: string;
  /** `http://` and the server's address in the lab. */
  origin: string;
  film: FilmOptions;
  hasDevices: boolean;
};

const SMALL_WINDOW = { width: 640, height: 400 };

/** A browser guest on a host of its own, with a camera and a microphone whose content can be told apart. */
export class Participant {
  readonly name: string;
  readonly host: Host;
  readonly window: CallPage;
  readonly #browser: Browser;

  private constructor(name: string, host: Host, window: CallPage, browser: Browser) {
    this.name = name;
    this.host = host;
    this.window = window;
    this.#browser = browser;
  }

  static async open({
    host,
    name,
    people,
    folder,
    origin,
    film,
    hasDevices,
  }: ParticipantOptions): Promise<Participant> {
    const browser = await chromium.launch({
      executablePath: chromiumInside(host, folder),
      args: [
        ...QUIET_FLAGS,
        NO_QUESTIONS,
        ...(hasDevices ? fakeDevices(writeMedia(folder, { name, person: people.indexOf(name), film })) : []),
        '--auto-select-desktop-capture-source=Entire screen',
        '--autoplay-policy=no-user-gesture-required',
        // Nobody looks at these windows: a quarter of the points to draw, nothing that glides, more time for the call.
        '--force-device-scale-factor=0.5',
        '--force-prefers-reduced-motion',
        // As if the server had a certificate: cameras and encryption are for secure pages alone.
        `--unsafely-treat-insecure-origin-as-secure=${origin}`,
      ],
    });
    // The notes' own worker is no part of the page, and its policy would refuse it.
    const context = await browser.newContext({ viewport: SMALL_WINDOW, bypassCSP: true });
    await context.addInitScript({ content: pageScript({ name, people, hasDevices }) });
    return new Participant(name, host, new CallPage(await context.newPage()), browser);
  }

  /** To the lobby of the call behind the link, or of a new one on the server's own page. */
  async openLobby(address: string): Promise<void> {
    await this.window.page.goto(address);
    await this.window.page.getByLabel('Your name').fill(this.name);
  }

  async notes(): Promise<Notes> {
    // As text: Playwright takes long over large objects, on a machine that all hosts share.
    const text = await this.window.page.evaluate(() => {
      if (!window.lab) throw new Error('this page is not watched');
      return JSON.stringify(window.lab.notes);
    });
    return JSON.parse(text);
  }

  async typeEvery(intervalMs: number): Promise<void> {
    const field = this.window.page.getByRole('textbox', { name: 'Message' });
    if (!(await field.isVisible())) await this.window.page.getByRole('button', { name: /^Chat/ }).click();
    await field.waitFor();
    await this.window.page.evaluate((interval) => window.lab?.typeEvery(interval), intervalMs);
  }

  async stopTyping(): Promise<void> {
    await this.window.page.evaluate(() => window.lab?.stopTyping());
  }

  /** As when the computer loses its power. */
  async kill(): Promise<void> {
    await this.host.namespace.signal('SIGKILL');
  }

  /** Ends the browser; what is left of it goes with its namespace. */
  async close(): Promise<void> {
    await this.#browser.close().catch(() => undefined);
  }
}

type Media = { camera: string; microphone: string };

function writeMedia(
  folder: string,
  { name, person, film }: { name: string; person: number; film: FilmOptions },
): Media {
  const [camera, microphone] = [join(folder, `${name}.y4m`), join(folder, `${name}.wav`)];
  writeFilm(camera, person, film);
  writeVoice(microphone, person);
  return { camera, microphone };
}

function fakeDevices({ camera, microphone }: Media): string[] {
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
