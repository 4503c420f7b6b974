/** How much may be sent, as a person chooses or types it. */

/** Bits per second. */
export const UPLOAD_CHOICES: readonly number[] = [5_000_000, 2_000_000, 1_000_000, 500_000];

const MEGABIT = 1_000_000;
/** Less makes no picture; more is no limit. Bits per second. */
const RANGE = { min: 50_000, max: 1_000 * MEGABIT };

export type ReadUpload = { ok: true; bitsPerSecond: number } | { ok: false; reason: UploadFailure };

export type UploadFailure = 'not-a-number' | 'too-little' | 'too-much';

/** Megabits per second, with a point or a comma. */
export function readMegabits(text: string): ReadUpload {
  const number = text.trim().replace(',', '.');
  if (!/^\d+(\.\d*)?$/.test(number)) return { ok: false, reason: 'not-a-number' };
  const bitsPerSecond = Math.round(Number(number) * MEGABIT);
  if (bitsPerSecond < RANGE.min) return { ok: false, reason: 'too-little' };
  if (bitsPerSecond > RANGE.max) return { ok: false, reason: 'too-much' };
  return { ok: true, bitsPerSecond };
}

export function megabits(bitsPerSecond: number): string {
  return String(bitsPerSecond / MEGABIT);
}
