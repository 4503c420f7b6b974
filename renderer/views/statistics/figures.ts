/** Figures as people read them: no more digits than they can be trusted with. Pure. */

/** What is not known. */
export const UNKNOWN = '–';

/** 1 234 567 → "1.2 Mbit/s" */
export function rateText(bitsPerSecond: number | undefined): string {
  if (bitsPerSecond === undefined) return UNKNOWN;
  const kilobits = Math.round(bitsPerSecond / 1000);
  if (kilobits < 1000) return `${kilobits} kbit/s`;
  return `${(bitsPerSecond / 1_000_000).toFixed(1)} Mbit/s`;
}

/** 0.0123 → "1.2 %" */
export function shareText(share: number | undefined): string {
  if (share === undefined) return UNKNOWN;
  const percent = share * 100;
  return `${percent > 0 && percent < 10 ? percent.toFixed(1) : Math.round(percent)} %`;
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
export function freezesText(freezes: number | undefined, frozenSeconds: number | undefined): string {
  if (freezes === undefined) return UNKNOWN;
  if (freezes === 0) return 'none';
  return frozenSeconds === undefined ? `${freezes}` : `${freezes} (${frozenSeconds.toFixed(1)} s)`;
}
