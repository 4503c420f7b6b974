/** Notes in a page how long the picture of each other person stood still. */
import type { Page } from 'playwright';
import { knowHelpers } from '../support/page-helpers.ts';

/** Milliseconds, and when it ended: milliseconds since the epoch. */
export type Freeze = { who: string; ms: number; endedAt: number };

declare global {
  interface Window {
    freezes?: Freeze[];
  }
}

/** Longer than that a person notices. */
export const FREEZE_MS = 500;

export async function watchFreezes(page: Page): Promise<void> {
  await knowHelpers(page);
  await page.evaluate((freezeMs) => {
    const noted: Freeze[] = [];
    window.freezes = noted;
    /** Of each other person: how many frames there were, and since when it has been as many. */
    const seen = new Map<string, { frames: number; since: number }>();
    const look = (who: string, frames: number, now: number): void => {
      const last = seen.get(who);
      if (last?.frames === frames) return;
      const ms = last ? now - last.since : 0;
      if (ms > freezeMs) noted.push({ who, ms, endedAt: Date.now() });
      seen.set(who, { frames, since: now });
    };
    // Callbacks for frames come once a second to a page in the background, as these are; the counters go on.
    setInterval(() => {
      const there = new Set<string>();
      for (const tile of document.querySelectorAll('[data-kind="person"]')) {
        const who = tile.getAttribute('aria-label') ?? '';
        const video = tile.querySelector('video');
        if (!video || who.endsWith('(you)')) continue;
        there.add(who);
        look(who, video.getVideoPlaybackQuality().totalVideoFrames, performance.now());
      }
      // Whoever has gone, or is not shown, is not frozen.
      for (const who of seen.keys()) if (!there.has(who)) seen.delete(who);
    }, 50);
  }, FREEZE_MS);
}

export async function takeFreezes(page: Page): Promise<Freeze[]> {
  return page.evaluate(() => window.freezes?.splice(0) ?? []);
}
