/** Drives one window of the app as a person would: by what is written on it. */
import type { Locator, Page } from 'playwright';

export type TileMeasure = {
  width: number;
  height: number;
  /** Frames presented per second over the time asked for. */
  framesPerSecond: number;
};

export class CallPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** From Home into a room of this window's own. */
  async host({ name, room }: { name: string; room?: string }): Promise<void> {
    await this.page.getByLabel('Your name').fill(name);
    if (room) await this.page.getByLabel('Room name').fill(room);
    await this.page.getByRole('button', { name: 'Host a room' }).click();
    await this.enter('Start the call');
  }

  /** From Home to the lobby of an invitation. */
  async openInvitation({ name, link }: { name: string; link: string }): Promise<void> {
    await this.page.getByLabel('Your name').fill(name);
    await this.page.getByLabel('Invitation link').fill(link);
    await this.page.getByRole('button', { name: 'Join', exact: true }).click();
    await this.page.getByRole('button', { name: 'Join now' }).waitFor();
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
    const link = this.page.getByTestId('invitation-link').first();
    const isShown = await link.isVisible();
    if (!isShown) await this.button('Invite').click();
    await link.waitFor();
    const text = await link.evaluate((element) =>
      element instanceof HTMLInputElement ? element.value : (element.textContent ?? ''),
    );
    if (!isShown) await this.page.keyboard.press('Escape');
    return text.trim();
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
    const log = this.page.getByRole('log', { name: 'Chat' });
    if (!(await log.isVisible())) await this.page.getByRole('button', { name: /^Chat/ }).click();
    return (await log.locator('[data-message]').allInnerTexts()).map((text) => text.trim());
  }

  tile(name: string, kind: 'person' | 'share' = 'person'): Locator {
    return this.page.locator(`[data-kind="${kind}"][aria-label="${name}"]`);
  }

  /** Everybody's tile but the own one. */
  async names(): Promise<string[]> {
    const tiles = this.page.locator('[data-kind="person"]:not([data-participant="self"])');
    return tiles.evaluateAll((found) => found.map((tile) => tile.getAttribute('aria-label') ?? ''));
  }

  /** Waits until a tile shows a picture, then counts what it presents. */
  async measureTile(name: string, kind: 'person' | 'share', durationMs: number): Promise<TileMeasure> {
    const video = this.tile(name, kind).locator('video');
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

  /** The loudest moment (0…1) of what a tile plays within the given time. */
  async measureSound(name: string, durationMs: number): Promise<number> {
    const video = this.tile(name).locator('video');
    return video.evaluate(async (element, duration) => {
      if (!(element instanceof HTMLVideoElement)) throw new Error('the tile has no video');
      if (!(element.srcObject instanceof MediaStream)) throw new Error('the tile plays nothing');
      const context = new AudioContext();
      const analyser = context.createAnalyser();
      context.createMediaStreamSource(element.srcObject).connect(analyser);
      const samples = new Float32Array(analyser.fftSize);
      let loudest = 0;
      const endsAt = performance.now() + duration;
      while (performance.now() < endsAt) {
        analyser.getFloatTimeDomainData(samples);
        for (const sample of samples) loudest = Math.max(loudest, Math.abs(sample));
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      await context.close();
      return loudest;
    }, durationMs);
  }

  /** Notes when each person's first frame is presented, from now on. Read it with `firstFrames`. */
  async watchFirstFrames(): Promise<void> {
    // tsx names every function through a helper of its own, which the page lacks.
    await this.page.evaluate('globalThis.__name ??= (named) => named');
    await this.page.evaluate(noteFirstFrames);
  }

  /** Milliseconds from the press of Join to the first frame of each person, by name. */
  firstFrames(): Promise<Record<string, number>> {
    return this.page.evaluate(() => {
      const { pressedAt, frames } = window.firstFrameNotes ?? { pressedAt: 0, frames: {} };
      return Object.fromEntries(Object.entries(frames).map(([name, at]) => [name, at - pressedAt]));
    });
  }
}

declare global {
  interface Window {
    firstFrameNotes?: { pressedAt: number; frames: Record<string, number> };
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
  const notes: { pressedAt: number; frames: Record<string, number> } = { pressedAt: 0, frames: {} };
  window.firstFrameNotes = notes;
  addEventListener(
    'click',
    ({ target }) => {
      const button = target instanceof Element ? target.closest('button') : null;
      if (button?.textContent?.trim() === 'Join now') notes.pressedAt = performance.now();
    },
    true,
  );
  const watched = new WeakSet<HTMLVideoElement>();
  const watch = (): void => {
    const videos = document.querySelectorAll<HTMLVideoElement>('[data-kind="person"] video');
    for (const video of videos) {
      const tile = video.closest('[data-kind="person"]');
      if (watched.has(video) || tile?.getAttribute('data-participant') === 'self') continue;
      watched.add(video);
      video.requestVideoFrameCallback(() => {
        notes.frames[tile?.getAttribute('aria-label') ?? ''] ??= performance.now();
      });
    }
  };
  new MutationObserver(watch).observe(document.body, { childList: true, subtree: true });
}
