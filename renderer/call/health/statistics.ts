import { SLOTS, type Slot } from '../peer/slots.ts';
import { entriesOf, entryById, figure, flag, growth, type ReportEntry, word } from './report-entry.ts';
import { type Route, routeOf } from './route.ts';
import { type ReceivedSlot, receivedSlot, type SentSlot, sentSlot } from './slot-statistics.ts';

/**
 * One connection over an interval. Shares are 0…1. What is not known is undefined, never 0; a slot that sends or
 * receives nothing is absent.
 */
export type PairStatistics = {
  readonly intervalMs: number;
  readonly sent: Readonly<Partial<Record<Slot, SentSlot>>>;
  readonly received: Readonly<Partial<Record<Slot, ReceivedSlot>>>;
  /** Of everything on the connection, per second. */
  readonly bitsUp: number | undefined;
  readonly bitsDown: number | undefined;
  /** Of the packets sent, as the remote end has reported last. */
  readonly lossUp: number | undefined;
  /** Of the packets that should have come in the interval. */
  readonly lossDown: number | undefined;
  readonly roundTripMs: number | undefined;
  /** Of the microphone; of the camera when no sound comes. */
  readonly jitterMs: number | undefined;
  /** Of the remote microphone's sound: how much was made up in the place of what did not come in time. */
  readonly concealedShare: number | undefined;
  /** Of all pictures together. */
  readonly freezes: number | undefined;
  readonly frozenSeconds: number | undefined;
  /** What the connection is estimated to carry, bits per second. Known only while pictures are sent. */
  readonly availableBitsUp: number | undefined;
  readonly route: Route;
};

type Ends = { readonly before: RTCStatsReport; readonly now: RTCStatsReport };

/** @param ends two reports of the same connection; between those of different ones what cannot be told is undefined */
export function pairStatistics({ before, now }: Ends): PairStatistics {
  const entries = entriesOf(now);
  const intervalMs = Math.max(0, takenAt(now) - takenAt(before));
  const sent = bySlot(entries, 'outbound-rtp', (entry) => sentSlot({ before, now, entry, intervalMs }));
  const received = bySlot(entries, 'inbound-rtp', (entry) => receivedSlot({ before, now, entry, intervalMs }));
  const { pair, carrier } = waysOf(now, entries);
  const carrierBefore = entryById(before, carrier?.id);
  const roundTripS = figure(pair, 'currentRoundTripTime');
  return {
    intervalMs,
    sent,
    received,
    bitsUp: perSecond(growth(carrierBefore, carrier, 'bytesSent'), intervalMs),
    bitsDown: perSecond(growth(carrierBefore, carrier, 'bytesReceived'), intervalMs),
    lossUp: lossOf(Object.values(sent)),
    lossDown: lossOf(Object.values(received)),
    roundTripMs: roundTripS === undefined ? undefined : roundTripS * 1000,
    jitterMs: (received.microphone ?? received.camera)?.jitterMs,
    concealedShare: received.microphone?.concealedShare,
    freezes: sum([received.camera?.freezes, received.screen?.freezes]),
    frozenSeconds: sum([received.camera?.frozenSeconds, received.screen?.frozenSeconds]),
    availableBitsUp: Object.keys(sent).length > 0 ? figure(pair, 'availableOutgoingBitrate') : undefined,
    route: routeOf(now, pair),
  };
}

/** Milliseconds. Entries about the remote end are as old as its last report. */
function takenAt(report: RTCStatsReport): number {
  return entriesOf(report).reduce((latest, entry) => Math.max(latest, figure(entry, 'timestamp') ?? 0), 0);
}

/** The m-lines of a first offer are numbered from 0 in the order of the slots, in every browser. */
function bySlot<T>(
  entries: readonly ReportEntry[],
  type: 'outbound-rtp' | 'inbound-rtp',
  read: (entry: ReportEntry) => T | undefined,
): Partial<Record<Slot, T>> {
  const found: Partial<Record<Slot, T>> = {};
  for (const entry of entries) {
    const slot = entry.type === type ? SLOTS[Number(word(entry, 'mid'))] : undefined;
    const statistics = slot && read(entry);
    if (statistics) found[slot] = statistics;
  }
  return found;
}

/** The pair of candidates in use, and what counts its bytes. Firefox has no transports, and names the pair itself. */
function waysOf(
  report: RTCStatsReport,
  entries: readonly ReportEntry[],
): Record<'pair' | 'carrier', ReportEntry | undefined> {
  const transport = entries.find(({ type }) => type === 'transport');
  const selected = entries.find((entry) => entry.type === 'candidate-pair' && flag(entry, 'selected') === true);
  const pair = entryById(report, word(transport, 'selectedCandidatePairId')) ?? selected;
  return { pair, carrier: transport ?? pair };
}

function perSecond(bytes: number | undefined, intervalMs: number): number | undefined {
  return bytes === undefined || intervalMs === 0 ? undefined : (bytes * 8000) / intervalMs;
}

/** Each slot counts by its packets. */
function lossOf(
  slots: readonly { readonly lossShare: number | undefined; readonly packets: number }[],
): number | undefined {
  let lost = 0;
  let packets = 0;
  for (const slot of slots) {
    if (slot.lossShare === undefined) continue;
    lost += slot.lossShare * slot.packets;
    packets += slot.packets;
  }
  return packets === 0 ? undefined : lost / packets;
}

function sum(figures: readonly (number | undefined)[]): number | undefined {
  const known = figures.filter((one) => one !== undefined);
  return known.length === 0 ? undefined : known.reduce((all, one) => all + one, 0);
}
