import { type PairStatistics, pairStatistics } from './statistics.ts';

/** Reports that are kept: with one each second the figures are those of the last two seconds. */
const KEPT = 3;

/** Turns what is read again and again into figures that are steady and still fresh. */
export class StatisticsWindow {
  #reports = new Map<string, readonly RTCStatsReport[]>();

  /** @returns the figures of each pair that was read before; of the others nothing is known yet */
  add(reports: ReadonlyMap<string, RTCStatsReport>): Map<string, PairStatistics> {
    const next = new Map<string, readonly RTCStatsReport[]>();
    const statistics = new Map<string, PairStatistics>();
    for (const [id, now] of reports) {
      const kept = [...(this.#reports.get(id) ?? []), now].slice(-KEPT);
      const [before] = kept;
      next.set(id, kept);
      if (before && before !== now) statistics.set(id, pairStatistics({ before, now }));
    }
    this.#reports = next;
    return statistics;
  }
}
