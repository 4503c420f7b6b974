/** Drives one window of the app as a person would: by what is written on it. */
import type { Locator, Page } from 'playwright';
import { knowHelpers } from './page-helpers.ts';

export type TileMeasure = {
  width: number;
  height: number;
  /** Frames presented per second over the time asked for. */
  framesPerSecond: number;
};

/** Milliseconds since the epoch: comparable between the windows of one computer. */
export type FirstFrames = { pressedAt: number; frames: Record<string, number> };

/** Of a full scale of 1: the beeps of fake microphones are some ten times as loud. */
const AUDIBLE = 0.01;

export class CallPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From Home into a room of this window's own. */
  async host(options: { name: string; room?: string }): Promise<void> {
    await this.openLobby(options);
    await this.enter('Start the call');
  }

  /** From Home to the lobby of a room of this window's own. */
  async openLobby({ name, room }: { name: string; room?: string }): Promise<void> {
    await this.page.getByLabel('Your name').fill(name);
    if (room) await this.page.getByLabel('Room name').fill(room);
    await this.page.getByRole('button', { name: 'Host a room' }).click();
    await this.button('Start the call').waitFor();
  }

  /** From Home to the lobby of an invitation. */
  async openInvitation({
    name,
    link,
    button = 'Join now',
  }: {
    name: string;
    link: string;
    button?: 'Start the call' | 'Join now';
  }): Promise<void> {
    await this.page.getByLabel('Your name').fill(name);
    await this.page.getByLabel('Invitation link').fill(link);
    await this.page.getByRole('button', { name: 'Join', exact: true }).click();
    await this.button(button).waitFor();
  }

  /** From Home into the room of an invitation. */
  async join(options: { name: string; link: string }): Promise<void> {
    await this.openInvitation(options);
    await this.enter('Join now');
  }

  /** Presses the lobby's button and waits for the call. */
  async enter(button: 'Start the call' | 'Join now'): Promise<void> {
    await this.page.getByRole('button', { name: button }).click();
    await this.button('Leave').waitFor();
  }

  /** The invitation's link as the window shows it. */
  async invitationLink(): Promise<string> {
    // Looked for and read at once: the card of an empty room goes when somebody comes.
    const read = () =>
      this.page
        .getByTestId('invitation-link')
        .evaluateAll(([element]) => (element instanceof HTMLInputElement ? element.value : element?.textContent));
    const shown = await read();
    if (shown) return shown.trim();
    await this.button('Invite').click();
    await this.page.getByTestId('invitation-link').first().waitFor();
    const text = await read();
    await this.page.keyboard.press('Escape');
    return text?.trim() ?? '';
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  async sendChat(text: string): Promise<void> {
    const field = this.page.getByRole('textbox', { name: 'Message' });
    if (!(await field.isVisible())) await this.page.getByRole('button', { name: /^Chat/ }).click();
    await field.fill(text);
    await field.press('Enter');
  }

  /** The texts in the chat panel, oldest first. */
  async chatTexts(): Promise<string[]> {
    const log = this.page.getByRole('log', { name: 'Messages' });
    if (!(await log.isVisible())) await this.page.getByRole('button', { name: /^Chat/ }).click();
    return (await log.locator('[data-message]').allInnerTexts()).map((text) => text.trim());
  }

  /** Shares the first screen that is offered; the others' tile of it is named for whoever shares. */
  async shareScreen(): Promise<void> {
    await this.button('Share screen').click();
    const dialog = this.page.getByRole('dialog');
    await dialog.getByRole('radio').first().check({ force: true });
    await dialog.getByRole('button', { name: 'Share', exact: true }).click();
    await this.button('Stop sharing').first().waitFor();
  }

  async stopSharing(): Promise<void> {
    await this.button('Stop sharing').first().click();
    await this.button('Share screen').waitFor();
  }

  /** The panel, open. */
  async openStatistics(): Promise<Locator> {
    await this.button('More').click();
    await this.page.getByRole('menuitem', { name: 'Statistics' }).click();
    const panel = this.page.getByRole('complementary', { name: 'Statistics' });
    await panel.waitFor();
    return panel;
  }

  /** Everybody's screen but the own one. */
  screenOf(name: string): Locator {
    return this.tile(`${name}'s screen`, 'share');
  }

  tile(name: string, kind: 'person' | 'share' = 'person'): Locator {
    return this.page.locator(`[data-kind="${kind}"][aria-label="${name}"]`);
  }

  /** Everybody's tile but the own one. */
  async names(): Promise<string[]> {
    const tiles = this.page.locator('[data-kind="person"]:not([aria-label$="(you)"])');
    return tiles.evaluateAll((found) => found.map((tile) => tile.getAttribute('aria-label') ?? ''));
  }

  /** Waits until a tile shows a picture, then counts what it presents. */
  async measureTile(tile: Locator, durationMs: number): Promise<TileMeasure> {
    const video = tile.locator('video');
    await video.evaluate(waitForPicture);
    return video.evaluate(async (element, duration) => {
      if (!(element instanceof HTMLVideoElement)) throw new Error('the tile has no video');
      const framesBefore = element.getVideoPlaybackQuality().totalVideoFrames;
      const startedAt = performance.now();
      await new Promise((resolve) => setTimeout(resolve, duration));
      const frames = element.getVideoPlaybackQuality().totalVideoFrames - framesBefore;
      const framesPerSecond = (frames * 1_000) / (performance.now() - startedAt);
      return { width: element.videoWidth, height: element.videoHeight, framesPerSecond };
    }, durationMs);
  }

  /** Waits until a tile has presented that many more frames. */
  async seesFrames(tile: Locator, count: number, timeoutMs: number): Promise<void> {
    await tile.locator('video').evaluate(
      async (element, { wanted, timeout }) => {
        if (!(element instanceof HTMLVideoElement)) throw new Error('the tile has no video');
        const before = element.getVideoPlaybackQuality().totalVideoFrames;
        const deadline = performance.now() + timeout;
        while (element.getVideoPlaybackQuality().totalVideoFrames < before + wanted) {
          if (performance.now() > deadline) throw new Error(`fewer than ${wanted} new frames in ${timeout} ms`);
          await new Promise((resolve) => setTimeout(resolve, 50));
        }
      },
      { wanted: count, timeout: timeoutMs },
    );
  }

  /** The longest time in milliseconds between two presented frames of a tile. */
  longestGap(tile: Locator, durationMs: number): Promise<number> {
    return tile.locator('video').evaluate(
      (element, duration) =>
        new Promise<number>((resolve) => {
          if (!(element instanceof HTMLVideoElement)) throw new Error('the tile has no video');
          const startedAt = performance.now();
          let longest = 0;
          let last = startedAt;
          const next: VideoFrameRequestCallback = (now) => {
            longest = Math.max(longest, now - last);
            last = now;
            element.requestVideoFrameCallback(next);
          };
          element.requestVideoFrameCallback(next);
          setTimeout(() => resolve(Math.max(longest, performance.now() - last)), duration);
        }),
      durationMs,
    );
  }

  /** The loudest moment (0…1) of what a tile plays within the given time. */
  async measureSound(name: string, durationMs: number): Promise<number> {
    const [loudest] = await this.measureSounds([name], durationMs);
    return loudest ?? 0;
  }

  /** Waits until everybody named has been heard here; rejects when one was not. */
  async hears(names: readonly string[], timeoutMs: number): Promise<void> {
    const sounds = await this.measureSounds(names, timeoutMs, AUDIBLE);
    const silent = names.filter((_, index) => (sounds[index] ?? 0) < AUDIBLE);
    if (silent.length > 0) throw new Error(`not heard within ${timeoutMs} ms: ${silent.join(', ')}`);
  }

  /** The same for several tiles at once, in their order; done when all were as loud as is enough. */
  async measureSounds(
    names: readonly string[],
    durationMs: number,
    enough = Number.POSITIVE_INFINITY,
  ): Promise<number[]> {
    const tiles = await Promise.all(names.map((name) => this.tile(name).locator('video').elementHandle()));
    return this.page.evaluate(
      async ({ videos, duration, enough }) => {
        const context = new AudioContext();
        const analysers = videos.map((video) => {
          const analyser = context.createAnalyser();
          if (!(video instanceof HTMLVideoElement) || !(video.srcObject instanceof MediaStream)) {
            throw new Error('the tile plays nothing');
          }
          context.createMediaStreamSource(video.srcObject).connect(analyser);
          return { analyser, samples: new Float32Array(analyser.fftSize), loudest: 0 };
        });
        const endsAt = performance.now() + duration;
        while (performance.now() < endsAt && analysers.some(({ loudest }) => loudest < enough)) {
          for (const one of analysers) {
            one.analyser.getFloatTimeDomainData(one.samples);
            for (const sample of one.samples) one.loudest = Math.max(one.loudest, Math.abs(sample));
          }
          await new Promise((resolve) => setTimeout(resolve, 20));
        }
        await context.close();
        return analysers.map(({ loudest }) => loudest);
      },
      { videos: tiles, duration: durationMs, enough },
    );
  }

  /** Notes when each person's first frame is presented, from now on. Read it with `firstFrames`. */
  async watchFirstFrames(): Promise<void> {
    await knowHelpers(this.page);
    await this.page.evaluate(noteFirstFrames);
  }

  /** When Join was pressed, and when the first frame of each other person was presented, by name. */
  firstFrames(): Promise<FirstFrames> {
    return this.page.evaluate(() => window.firstFrameNotes ?? { pressedAt: 0, frames: {} });
  }
}

declare global {
  interface Window {
    firstFrameNotes?: FirstFrames;
  }
}

async function waitForPicture(element: Element): Promise<void> {
  if (!(element instanceof HTMLVideoElement)) throw new Error('the tile has no video');
  const deadline = performance.now() + 20_000;
  while (element.videoWidth === 0 || element.getVideoPlaybackQuality().totalVideoFrames === 0) {
    if (performance.now() > deadline) throw new Error('no picture within 20 s');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Runs in the page. */
function noteFirstFrames(): void {
  const notes: FirstFrames = { pressedAt: 0, frames: {} };
  window.firstFrameNotes = notes;
  addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      if (button?.textContent?.trim() === 'Join now') notes.pressedAt = performance.timeOrigin + performance.now();
    },
    true,
  );
  const watched = new WeakSet<HTMLVideoElement>();
  const watch = (): void => {
    const videos = document.querySelectorAll<HTMLVideoElement>('[data-kind="person"] video');
    for (const video of videos) {
      const name = video.closest('[data-kind="person"]')?.getAttribute('aria-label') ?? '';
      if (watched.has(video) || name.endsWith('(you)')) continue;
      watched.add(video);
      video.requestVideoFrameCallback((now) => {
        notes.frames[name] ??= performance.timeOrigin + now;
      });
    }
  };
  new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
}
