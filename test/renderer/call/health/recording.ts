import { readFileSync } from 'node:fs';

type Recording = 'good' | 'sending' | 'muted' | 'lossy' | 'slow' | 'uneven' | 'cut';

/** Two reports of one connection in Chromium, two seconds apart; record.ts has written them. */
export function recording(name: Recording): { before: RTCStatsReport; now: RTCStatsReport } {
  const text = readFileSync(new URL(`recordings/${name}.json`, import.meta.url), 'utf8');
  const { before, now } = JSON.parse(text) as Record<'before' | 'now', { id: string }[]>;
  return { before: report(before), now: report(now) };
}

export function report(entries: readonly { id: string }[]): RTCStatsReport {
  return new Map(entries.map((entry) => [entry.id, entry]));
}
