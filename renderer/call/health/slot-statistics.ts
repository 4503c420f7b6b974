import { entryById, figure, flag, growth, type ReportEntry, word } from './report-entry.ts';

/** What both directions of a slot have. Width and height in pixels, of pictures only. */
type SlotStatistics = {
  /** As in its MIME type without the kind: `opus`, `VP8`. */
  readonly codec: string | undefined;
  /** Of the media alone, without headers, repairs and padding. */
  readonly bitsPerSecond: number | undefined;
  /** In the interval: the lost ones of those received, too. */
  readonly packets: number;
  readonly lossShare: number | undefined;
  readonly width: number | undefined;
  readonly height: number | undefined;
  readonly framesPerSecond: number | undefined;
  /** The browser's name for its encoder or decoder: `libvpx`, `ProxyVideoEncoder`. */
  readonly implementation: string | undefined;
  /** Whether hardware does it, as far as the browser tells (Chromium tells only a page that captures). */
  readonly isPowerEfficient: boolean | undefined;
};

export type SentSlot = SlotStatistics & {
  /** What keeps the picture smaller or slower than it was asked for; `none` when nothing does. */
  readonly limitation: 'none' | 'cpu' | 'bandwidth' | 'other' | undefined;
};

export type ReceivedSlot = SlotStatistics & {
  readonly jitterMs: number | undefined;
  /** How long packets wait on average before they are played. */
  readonly playoutDelayMs: number | undefined;
  /** Of sound. What is made up of silence is not heard, and not counted. */
  readonly concealedShare: number | undefined;
  /** Of pictures: gaps of at least 150 ms more than usual (W3C Identifiers for WebRTC's Statistics API). */
  readonly freezes: number | undefined;
  readonly frozenSeconds: number | undefined;
};

type Reading = {
  readonly before: RTCStatsReport;
  readonly now: RTCStatsReport;
  /** Of `now`: an outbound-rtp or inbound-rtp. */
  readonly entry: ReportEntry;
  readonly intervalMs: number;
};

const LIMITATIONS = ['none', 'cpu', 'bandwidth', 'other'] as const;

/** Undefined for a slot without a track. */
export function sentSlot(reading: Reading): SentSlot | undefined {
  const { before, now, entry } = reading;
  const earlier = entryById(before, entry.id);
  const packets = growth(earlier, entry, 'packetsSent') ?? 0;
  // A still screen sends next to nothing, and is sent all the same: its track is the source.
  if (packets === 0 && !entryById(now, word(entry, 'mediaSourceId'))) return undefined;
  const remote = entryById(now, word(entry, 'remoteId'));
  return {
    ...shared(reading, { bytes: 'bytesSent', frames: 'framesSent', name: 'encoder' }),
    packets,
    lossShare: figure(remote, 'fractionLost'),
    limitation: LIMITATIONS.find((one) => one === word(entry, 'qualityLimitationReason')),
  };
}

/** Undefined for a slot to which nothing came: padding, with which Chromium probes the network, is nothing. */
export function receivedSlot(reading: Reading): ReceivedSlot | undefined {
  const { before, entry } = reading;
  const earlier = entryById(before, entry.id);
  const came = growth(earlier, entry, 'packetsReceived') ?? 0;
  const lost = growth(earlier, entry, 'packetsLost') ?? 0;
  if ((growth(earlier, entry, 'bytesReceived') ?? 0) === 0 && lost === 0) return undefined;
  const jitterS = figure(entry, 'jitter');
  const waitedS = ratio(
    growth(earlier, entry, 'jitterBufferDelay'),
    growth(earlier, entry, 'jitterBufferEmittedCount'),
  );
  return {
    ...shared(reading, { bytes: 'bytesReceived', frames: 'framesDecoded', name: 'decoder' }),
    packets: came + lost,
    lossShare: ratio(lost, came + lost),
    jitterMs: milliseconds(jitterS),
    playoutDelayMs: milliseconds(waitedS),
    concealedShare: ratio(audiblyConcealed(earlier, entry), growth(earlier, entry, 'totalSamplesReceived')),
    freezes: growth(earlier, entry, 'freezeCount'),
    frozenSeconds: growth(earlier, entry, 'totalFreezesDuration'),
  };
}

type Names = { bytes: string; frames: string; name: 'encoder' | 'decoder' };

function shared(
  { before, now, entry, intervalMs }: Reading,
  { bytes, frames, name }: Names,
): Omit<SlotStatistics, 'packets' | 'lossShare'> {
  const earlier = entryById(before, entry.id);
  const seconds = intervalMs / 1000;
  const bytesPerSecond = ratio(growth(earlier, entry, bytes), seconds);
  const isEncoder = name === 'encoder';
  return {
    codec: word(entryById(now, word(entry, 'codecId')), 'mimeType')?.replace(/^.*\//, ''),
    bitsPerSecond: bytesPerSecond === undefined ? undefined : bytesPerSecond * 8,
    width: figure(entry, 'frameWidth'),
    height: figure(entry, 'frameHeight'),
    framesPerSecond: ratio(growth(earlier, entry, frames), seconds),
    implementation: word(entry, isEncoder ? 'encoderImplementation' : 'decoderImplementation'),
    isPowerEfficient: flag(entry, isEncoder ? 'powerEfficientEncoder' : 'powerEfficientDecoder'),
  };
}

function audiblyConcealed(before: ReportEntry | undefined, now: ReportEntry): number | undefined {
  const concealed = growth(before, now, 'concealedSamples');
  return concealed === undefined
    ? undefined
    : Math.max(0, concealed - (growth(before, now, 'silentConcealedSamples') ?? 0));
}

/** Undefined where nothing was counted to divide by. */
function ratio(part: number | undefined, whole: number | undefined): number | undefined {
  return part === undefined || whole === undefined || whole === 0 ? undefined : part / whole;
}

function milliseconds(seconds: number | undefined): number | undefined {
  return seconds === undefined ? undefined : seconds * 1000;
}
