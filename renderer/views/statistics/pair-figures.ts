/** The figures of one connection as a table: what the panel shows and what is copied. Pure. */

import type { Route } from '../../call/health/route.ts';
import type { ReceivedSlot, SentSlot } from '../../call/health/slot-statistics.ts';
import type { PairStatistics } from '../../call/health/statistics.ts';
import { SLOT_KIND, type Slot } from '../../call/peer/slots.ts';
import type { Words } from '../words/use-words.ts';
import {
  framesText,
  freezesText,
  millisecondsText,
  rateText,
  shareText,
  sizeText,
  type Teller,
  UNKNOWN,
} from './figures.ts';

/** Either of both directions, or of the pair as a whole. A direction without such a figure is undefined. */
export type FigureRow =
  | { readonly label: string; readonly received: string | undefined; readonly sent: string | undefined }
  | { readonly label: string; readonly whole: string };

export type FigureGroup = { readonly title: string; readonly rows: readonly FigureRow[] };

const SLOTS: readonly Slot[] = ['microphone', 'camera', 'screen', 'screenAudio'];

/** The connection, then each slot that carries something. */
export function pairFigures(teller: Teller, statistics: PairStatistics): FigureGroup[] {
  const { t } = teller;
  const { sent, received } = statistics;
  const slots = SLOTS.filter((slot) => sent[slot] || received[slot]);
  return [
    { title: t('connection'), rows: connectionRows(teller, statistics) },
    ...slots.map((slot) => ({
      title: t(`slot.${slot}`),
      rows: slotRows(teller, SLOT_KIND[slot], received[slot], sent[slot]),
    })),
  ];
}

function connectionRows(teller: Teller, statistics: PairStatistics): FigureRow[] {
  const { t } = teller;
  return [
    { label: t('roundTrip'), whole: millisecondsText(statistics.roundTripMs) },
    { label: t('rate'), received: rateText(teller, statistics.bitsDown), sent: rateText(teller, statistics.bitsUp) },
    { label: t('lost'), received: shareText(teller, statistics.lossDown), sent: shareText(teller, statistics.lossUp) },
    { label: t('capacity'), received: undefined, sent: rateText(teller, statistics.availableBitsUp) },
    { label: t('route'), whole: routeText(t, statistics.route) },
  ];
}

function slotRows(
  teller: Teller,
  kind: 'audio' | 'video',
  received: ReceivedSlot | undefined,
  sent: SentSlot | undefined,
): FigureRow[] {
  const { t } = teller;
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
    both(t('rate'), (one) => rateText(teller, one.bitsPerSecond)),
    both(t('lost'), (one) => shareText(teller, one.lossShare)),
    both(t('codec'), (one) => one.codec ?? UNKNOWN),
  ];
  const waits = incoming(t('jitter'), (one) => millisecondsText(one.jitterMs)).concat(
    incoming(t('buffer'), (one) => millisecondsText(one.playoutDelayMs)),
  );
  if (kind === 'audio')
    return [...common, ...waits, ...incoming(t('concealed'), (one) => shareText(teller, one.concealedShare))];
  return [
    both(t('size'), sizeText),
    both(t('frames'), (one) => framesText(one.framesPerSecond)),
    ...common,
    ...waits,
    ...incoming(t('freezes'), (one) => freezesText(teller, one.freezes, one.frozenSeconds)),
    both(t('coder'), (one) => one.implementation ?? UNKNOWN),
    both(t('hardware'), (one) => yesNo(t, one.isPowerEfficient)),
    ...outgoing(t('limitedBy'), (one) => (one.limitation === undefined ? UNKNOWN : t(`limit.${one.limitation}`))),
  ];
}

function yesNo(t: Words<'statistics'>, claim: boolean | undefined): string {
  if (claim === undefined) return UNKNOWN;
  return claim ? t('yes') : t('no');
}

/** "Direct, UDP (host to host)" */
export function routeText(t: Words<'statistics'>, { local, remote, protocol, relayProtocol }: Route): string {
  if (local === undefined && remote === undefined) return UNKNOWN;
  const isRelayed = local === 'relay' || remote === 'relay';
  const by = (relayProtocol ?? protocol)?.toUpperCase();
  const way = [isRelayed ? t('byTurn') : t('direct'), by].filter((one) => one !== undefined).join(', ');
  return t('way', { way, from: local ?? UNKNOWN, to: remote ?? UNKNOWN });
}
