import type { Verdict } from './measure/verdict.ts';
import type { Measured } from './scenario.ts';

/** One line of the report: what `--json` prints, in this order. */
export type Result = { readonly name: string; readonly ok: boolean } & Durations & {
    /** Why it was not run. */
    readonly skipped: string | null;
    readonly notes: readonly string[];
  };

type Durations = Omit<Measured, keyof Verdict>;

const NOTHING: Measured = {
  ok: false,
  audioGapMs: null,
  videoGapMs: null,
  dataGapMs: null,
  detectMs: null,
  recoverMs: null,
  clicks: null,
  faults: [],
  notes: [],
};

export function measuredResult(name: string, { ok, faults: _, notes, ...durations }: Measured): Result {
  return { name, ok, ...durations, skipped: null, notes };
}

export function skippedResult(name: string, reason: string): Result {
  return { ...measuredResult(name, NOTHING), skipped: reason };
}

/** A scenario that could not be carried to its end. */
export function failedResult(name: string, error: unknown): Result {
  return measuredResult(name, { ...NOTHING, notes: [error instanceof Error ? error.message : String(error)] });
}

/** For people: figures in milliseconds, then what is to be said of each. */
export function printTable(results: readonly Result[]): void {
  console.table(Object.fromEntries(results.map(({ name, skipped, notes: _, ...row }) => [name, shown(row, skipped)])));
  for (const { name, skipped, notes } of results) {
    if (skipped !== null) console.log(`${name}: skipped, as ${skipped}`);
    for (const note of notes) console.log(`${name}: ${note}`);
  }
}

function shown(row: Omit<Result, 'name' | 'skipped' | 'notes'>, skipped: string | null): Record<string, unknown> {
  const cells = Object.entries(row).map(([key, value]) => [key, value ?? '–']);
  return { ...Object.fromEntries(cells), ok: skipped === null ? row.ok : 'skipped' };
}
