import { entriesOf, entryById, figure, growth, type ReportEntry, word } from './report-entry.ts';

type Reports = { before: RTCStatsReport; now: RTCStatsReport };

/** Whether it has gone out, as far as there was any. */
export type Sent = {
  sound: boolean;
  pictures: boolean;
  /** What the connection is estimated to carry, bits per second, as far as that is known. */
  carried?: number | undefined;
};

export const ALL_SENT: Sent = { sound: true, pictures: true };

/** The encoder for all has certainly gone on. */
const MIN_ENCODED = 5;

/** Since the report before. */
export function sentOf(reports: Reports): Omit<Sent, 'carried'> {
  return { sound: isSoundSent(reports), pictures: arePicturesSent(reports) };
}

/** Whether any packet of sound has gone out; even silence sends something (RFC 7587, section 3.1.3). */
function isSoundSent({ before, now }: Reports): boolean {
  return outbound(now, 'audio').some((entry) => {
    const last = entryById(before, entry.id);
    return last === undefined || (growth(last, entry, 'packetsSent') ?? 0) > 0;
  });
}

/** Whether pictures go out that were encoded for all (see encode/encoder-statistics.ts), each of them. */
function arePicturesSent({ before, now }: Reports): boolean {
  return outbound(now, 'video').every((entry) => {
    const last = entryById(before, entry.id);
    const wasWanted = figure(last, 'framesEncodedForAll') !== undefined;
    const encoded = wasWanted ? (growth(last, entry, 'framesEncodedForAll') ?? 0) : 0;
    return encoded < MIN_ENCODED || growth(last, entry, 'framesSent') !== 0;
  });
}

function outbound(report: RTCStatsReport, kind: 'audio' | 'video'): ReportEntry[] {
  return entriesOf(report).filter((entry) => entry.type === 'outbound-rtp' && word(entry, 'kind') === kind);
}
