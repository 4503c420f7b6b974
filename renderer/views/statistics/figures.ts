/** Figures as people read them: no more digits than they can be trusted with. Pure. */
import type { Formats } from '../words/formats.ts';
import type { Words } from '../words/use-words.ts';

/** What is not known. */
export const UNKNOWN = '–';

/** The language in which figures are told. */
export type Teller = { readonly t: Words<'statistics'>; readonly formats: Formats };

const ONE_DIGIT: Intl.NumberFormatOptions = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
const WHOLE: Intl.NumberFormatOptions = { maximumFractionDigits: 0, useGrouping: false };

/** 1 234 567 → "1.2 Mbit/s" */
export function rateText({ formats }: Teller, bitsPerSecond: number | undefined): string {
  if (bitsPerSecond === undefined) return UNKNOWN;
  const kilobits = Math.round(bitsPerSecond / 1000);
  if (kilobits < 1000) return `${kilobits} kbit/s`;
  return `${formats.number(bitsPerSecond / 1_000_000, ONE_DIGIT)} Mbit/s`;
}

/** 0.0123 → "1.2 %" */
export function shareText({ formats }: Teller, share: number | undefined): string {
  if (share === undefined) return UNKNOWN;
  const percent = share * 100;
  return `${formats.number(percent, percent > 0 && percent < 10 ? ONE_DIGIT : WHOLE)} %`;
}

export function millisecondsText(ms: number | undefined): string {
  if (ms === undefined) return UNKNOWN;
  return ms > 0 && ms < 1 ? '< 1 ms' : `${Math.round(ms)} ms`;
}

export function sizeText({ width, height }: { width: number | undefined; height: number | undefined }): string {
  return width === undefined || height === undefined ? UNKNOWN : `${width} × ${height}`;
}

export function framesText(framesPerSecond: number | undefined): string {
  return framesPerSecond === undefined ? UNKNOWN : `${Math.round(framesPerSecond)}/s`;
}

/** "none", or "2 (1.3 s)" */
export function freezesText(
  { t, formats }: Teller,
  freezes: number | undefined,
  frozenSeconds: number | undefined,
): string {
  if (freezes === undefined) return UNKNOWN;
  if (freezes === 0) return t('none');
  return frozenSeconds === undefined ? `${freezes}` : `${freezes} (${formats.number(frozenSeconds, ONE_DIGIT)} s)`;
}
