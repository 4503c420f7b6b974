import { entriesOf, entryById, figure, growth, type ReportEntry, word } from './report-entry.ts';

/** Fewer say little, of two seconds. */
const MIN_PACKETS = 10;
/** When more is lost no whole picture may have come. */
const MAX_LOST_SHARE = 0.1;
/** Pictures come more often; what has paused so long was not coming. */
const MAX_PAUSE_MS = 1_000;

/** Whether pictures come, whole, and none of them has been decoded since the report before. */
export function arePicturesStuck({ before, now }: { before: RTCStatsReport; now: RTCStatsReport }): boolean {
  return entriesOf(now).some(
    (entry) =>
      entry.type === 'inbound-rtp' && word(entry, 'kind') === 'video' && isStuck(entryById(before, entry.id), entry),
  );
}

function isStuck(before: ReportEntry | undefined, now: ReportEntry): boolean {
  if (!wereComing(before)) return false;
  const grown = (name: string): number => (before && growth(before, now, name)) ?? 0;
  const packets = grown('packetsReceived');
  return packets >= MIN_PACKETS && grown('packetsLost') <= packets * MAX_LOST_SHARE && grown('framesDecoded') === 0;
}

/** What began, or began again, since that report may have come a moment ago: the next one tells. */
function wereComing(then: ReportEntry | undefined): boolean {
  if (!figure(then, 'packetsReceived')) return false;
  const [readAt, lastAt] = [figure(then, 'timestamp'), figure(then, 'lastPacketReceivedTimestamp')];
  return readAt === undefined || lastAt === undefined || readAt - lastAt < MAX_PAUSE_MS;
}
