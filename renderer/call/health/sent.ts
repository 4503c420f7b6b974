import { entriesOf, entryById, growth, word } from './report-entry.ts';

/** Whether any packet of sound has gone out since the report before. */
export function isSoundSent({ before, now }: { before: RTCStatsReport; now: RTCStatsReport }): boolean {
  return entriesOf(now).some((entry) => {
    if (entry.type !== 'outbound-rtp' || word(entry, 'kind') !== 'audio') return false;
    const last = entryById(before, entry.id);
    return last === undefined || (growth(last, entry, 'packetsSent') ?? 0) > 0;
  });
}
