/** The sentences whose claim does not hold: what a scenario notes, and whether it went well. */
export function broken(claims: Readonly<Record<string, boolean>>): string[] {
  return Object.entries(claims)
    .filter(([, holds]) => !holds)
    .map(([sentence]) => `not so: ${sentence}`);
}

/** Of a duration that may never have come: whether it did, and within the limit. */
export function isWithin(durationMs: number | undefined, limitMs: number): boolean {
  return durationMs !== undefined && durationMs <= limitMs;
}

/** Whole milliseconds for the report. */
export function rounded(durationMs: number | undefined): number | null {
  return durationMs === undefined ? null : Math.round(durationMs);
}
