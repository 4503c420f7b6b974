/** Sentences, and whether they hold. */
type Claims = Readonly<Record<string, boolean>>;

export type Verdict = {
  readonly ok: boolean;
  /** What went wrong, however fast the machine is. */
  readonly faults: readonly string[];
  /** What went wrong or took too long, then facts. */
  readonly notes: readonly string[];
};

/** @param claims that must hold on any machine, and those about time, which a busy machine may break */
export function verdict(claims: { always: Claims; inTime: Claims }, facts: readonly string[]): Verdict {
  const [faults, late] = [broken(claims.always), broken(claims.inTime)];
  return { ok: faults.length + late.length === 0, faults, notes: [...faults, ...late, ...facts] };
}

function broken(claims: Claims): string[] {
  const sentences = Object.entries(claims).filter(([, holds]) => !holds);
  return sentences.map(([sentence]) => `not so: ${sentence}`);
}

/** Of a duration that may never have come: whether it did, and within the limit. */
export function isWithin(durationMs: number | undefined, limitMs: number): boolean {
  return durationMs !== undefined && durationMs <= limitMs;
}

/** Whole milliseconds for the report. */
export function rounded(durationMs: number | undefined): number | null {
  return durationMs === undefined ? null : Math.round(durationMs);
}
