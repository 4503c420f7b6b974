/** The statistics as text for a report of a fault: no names of people, no addresses. Pure. */
import type { PairHealth } from '../../call/health/pair-health.ts';
import type { PairStatistics } from '../../call/health/statistics.ts';
import { formatsIn } from '../words/formats.ts';
import { englishOf } from '../words/words-of.ts';
import type { Teller } from './figures.ts';
import { type FigureRow, pairFigures } from './pair-figures.ts';

/** Whoever reads reports reads English. */
const TELLER: Teller = { t: englishOf('statistics'), formats: formatsIn('en') };

export type ToldPair = { readonly connection: PairHealth; readonly statistics: PairStatistics | undefined };

type Told = {
  /** As the browser calls itself; the app names itself in it. */
  readonly agent: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** This computer does less, because it has much to do. */
  readonly isSaving: boolean;
  /** In a sentence, if there were any. */
  readonly fallBacks: string | undefined;
  readonly pairs: readonly ToldPair[];
};

export function statisticsText({ agent, at, isSaving, fallBacks, pairs }: Told): string {
  const people = pairs.map((pair, index) => pairText(`Person ${index + 1}`, pair));
  const head = [
    `Engage ${appVersion(agent) ?? '(in a browser)'}`,
    agent,
    new Date(at).toISOString(),
    ...(isSaving ? ['This computer has much to do.'] : []),
    ...(fallBacks === undefined ? [] : [fallBacks]),
  ].join('\n');
  return `${[head, ...(people.length > 0 ? people : ['Nobody else is in the call.'])].join('\n\n')}\n`;
}

/** Electron puts the app's name and version into what the browser calls itself. */
function appVersion(agent: string): string | undefined {
  return /\bengage\/(\S+)/i.exec(agent)?.[1];
}

function pairText(person: string, { connection, statistics }: ToldPair): string {
  const head = `${person}: ${englishOf('hearing')(`connection.${connection}`)}`;
  if (!statistics) return `${head}\n  no figures`;
  const groups = pairFigures(TELLER, statistics).map(({ title, rows }) =>
    [`  ${title}`, ...rows.map(rowText)].join('\n'),
  );
  return [head, ...groups].join('\n');
}

function rowText(row: FigureRow): string {
  if ('whole' in row) return `    ${row.label}: ${row.whole}`;
  const parts = [
    row.received !== undefined && `received ${row.received}`,
    row.sent !== undefined && `sent ${row.sent}`,
  ];
  return `    ${row.label}: ${parts.filter((one) => one !== false).join(', ')}`;
}
