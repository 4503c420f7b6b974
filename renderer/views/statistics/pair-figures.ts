/** The figures of one connection as a table: what the panel shows and what is copied. Pure. */
import type { Route } from '../../call/health/route.ts';
import type { ReceivedSlot, SentSlot } from '../../call/health/slot-statistics.ts';
import type { PairStatistics } from '../../call/health/statistics.ts';
import { SLOT_KIND, type Slot } from '../../call/peer/slots.ts';
import { framesText, freezesText, millisecondsText, rateText, shareText, sizeText, UNKNOWN } from './figures.ts';

/** Either of both directions, or of the pair as a whole. A direction without such a figure is undefined. */
export type FigureRow =
  | { readonly label: string; readonly received: string | undefined; readonly sent: string | undefined }
  | { readonly label: string; readonly whole: string };

export type FigureGroup = { readonly title: string; readonly rows: readonly FigureRow[] };

const SLOT_TITLES: readonly (readonly [Slot, string])[] = [
  ['microphone', 'Microphone'],
  ['camera', 'Camera'],
  ['screen', 'Screen'],
  ['screenAudio', 'Sound of the screen'],
];

const LIMITATIONS = { none: 'nothing', cpu: 'processor', bandwidth: 'network', other: 'other' } as const;

/** The connection, then each slot that carries something. */
export function pairFigures(statistics: PairStatistics): FigureGroup[] {
  const { sent, received } = statistics;
  const slots = SLOT_TITLES.filter(([slot]) => sent[slot] || received[slot]);
  return [
    { title: 'Connection', rows: connectionRows(statistics) },
    ...slots.map(([slot, title]) => ({ title, rows: slotRows(SLOT_KIND[slot], received[slot], sent[slot]) })),
  ];
}

function connectionRows(statistics: PairStatistics): FigureRow[] {
  return [
    { label: 'Round trip', whole: millisecondsText(statistics.roundTripMs) },
    { label: 'Rate', received: rateText(statistics.bitsDown), sent: rateText(statistics.bitsUp) },
    { label: 'Lost', received: shareText(statistics.lossDown), sent: shareText(statistics.lossUp) },
    { label: 'Capacity', received: undefined, sent: rateText(statistics.availableBitsUp) },
    { label: 'Route', whole: routeText(statistics.route) },
  ];
}

function slotRows(
  kind: 'audio' | 'video',
  received: ReceivedSlot | undefined,
  sent: SentSlot | undefined,
): FigureRow[] {
  const both = (label: string, text: (one: ReceivedSlot | SentSlot) => string): FigureRow => ({
    label,
    received: received && text(received),
    sent: sent && text(sent),
  });
  const incoming = (label: string, text: (one: ReceivedSlot) => string): FigureRow[] =>
    received ? [{ label, received: text(received), sent: undefined }] : [];
  const outgoing = (label: string, text: (one: SentSlot) => string): FigureRow[] =>
    sent ? [{ label, received: undefined, sent: text(sent) }] : [];
  const common = [
    both('Rate', (one) => rateText(one.bitsPerSecond)),
    both('Lost', (one) => shareText(one.lossShare)),
    both('Codec', (one) => one.codec ?? UNKNOWN),
  ];
  const waits = incoming('Jitter', (one) => millisecondsText(one.jitterMs)).concat(
    incoming('Buffer', (one) => millisecondsText(one.playoutDelayMs)),
  );
  if (kind === 'audio') return [...common, ...waits, ...incoming('Concealed', (one) => shareText(one.concealedShare))];
  return [
    both('Size', sizeText),
    both('Frames', (one) => framesText(one.framesPerSecond)),
    ...common,
    ...waits,
    ...incoming('Freezes', (one) => freezesText(one.freezes, one.frozenSeconds)),
    both('Coder', (one) => one.implementation ?? UNKNOWN),
    both('Hardware', (one) => yesNo(one.isPowerEfficient)),
    ...outgoing('Limited by', (one) => (one.limitation === undefined ? UNKNOWN : LIMITATIONS[one.limitation])),
  ];
}

function yesNo(claim: boolean | undefined): string {
  if (claim === undefined) return UNKNOWN;
  return claim ? 'yes' : 'no';
}

/** "Direct, UDP (host to host)" */
export function routeText({ local, remote, protocol, relayProtocol }: Route): string {
  if (local === undefined && remote === undefined) return UNKNOWN;
  const isRelayed = local === 'relay' || remote === 'relay';
  const by = (relayProtocol ?? protocol)?.toUpperCase();
  const way = [isRelayed ? 'By way of a TURN server' : 'Direct', by].filter((one) => one !== undefined).join(', ');
  return `${way} (${local ?? UNKNOWN} to ${remote ?? UNKNOWN})`;
}
