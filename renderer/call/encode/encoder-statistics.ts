import { entriesOf, figure, type ReportEntry, word } from '../health/report-entry.ts';

/** What Chromium does not tell of a sender for which another one encodes. */
const LACKING = ['frameWidth', 'frameHeight', 'qualityLimitationReason', 'powerEfficientEncoder', 'mediaSourceId'];

/**
 * @param encoders by mid, the statistics of the sender that encodes for that one
 * @returns the report of a connection, completed with what its encoders tell
 */
export function withEncoders(report: RTCStatsReport, encoders: ReadonlyMap<string, RTCStatsReport>): RTCStatsReport {
  const completed = new Map<string, object>(entriesOf(report).map(({ id, fields }) => [id, fields]));
  for (const entry of entriesOf(report)) {
    const encoder = entry.type === 'outbound-rtp' && encoders.get(word(entry, 'mid') ?? '');
    if (encoder) complete(completed, entry, entriesOf(encoder));
  }
  return completed;
}

function complete(completed: Map<string, object>, entry: ReportEntry, encoder: readonly ReportEntry[]): void {
  const sent = encoder.find(({ type }) => type === 'outbound-rtp');
  const source = encoder.find(({ type }) => type === 'media-source');
  const added = LACKING.map((name) => [name, sent && Reflect.get(sent.fields, name)]);
  const implementation = sent && word(sent, 'encoderImplementation');
  if (source) completed.set(source.id, source.fields);
  completed.set(entry.id, {
    ...entry.fields,
    ...Object.fromEntries(added),
    // Not of the W3C's statistics: whether any of it goes out can be told from it.
    framesEncodedForAll: sent && figure(sent, 'framesEncoded'),
    ...(implementation && { encoderImplementation: `${implementation} for all` }),
  });
}
