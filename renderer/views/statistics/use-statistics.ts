import { useEffect, useState } from 'react';
import type { Call } from '../../call/call.ts';
import type { PairStatistics } from '../../call/health/statistics.ts';
import { StatisticsWindow } from '../../call/health/statistics-window.ts';

export type Measured = {
  /** By participant's id. */
  readonly pairs: ReadonlyMap<string, PairStatistics>;
  /** The last figures are some seconds old: the browser does not answer. */
  readonly isLate: boolean;
};

const PAUSE_MS = 1000;
const LATE_MS = 3000;

/** Measures for as long as it is shown, never twice at once. */
export function useStatistics(call: Call): Measured {
  const [measured, setMeasured] = useState<Measured>({ pairs: new Map(), isLate: false });
  useEffect(() => measureForEver(call, setMeasured), [call]);
  return measured;
}

type Change = (change: (last: Measured) => Measured) => void;

/** Returns its undo. */
function measureForEver(call: Call, onMeasured: Change): () => void {
  const recent = new StatisticsWindow();
  let next: ReturnType<typeof setTimeout> | undefined;
  let late: ReturnType<typeof setTimeout> | undefined;
  let isOver = false;
  const measure = async (): Promise<void> => {
    late ??= setTimeout(() => onMeasured(({ pairs }) => ({ pairs, isLate: true })), LATE_MS);
    const reports = await call.statistics().catch(() => undefined);
    if (isOver) return;
    if (reports) {
      clearTimeout(late);
      late = undefined;
      const pairs = recent.add(reports);
      onMeasured(() => ({ pairs, isLate: false }));
    }
    next = setTimeout(() => void measure(), PAUSE_MS);
  };
  void measure();
  return () => {
    isOver = true;
    clearTimeout(next);
    clearTimeout(late);
  };
}
