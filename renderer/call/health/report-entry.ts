/** One entry of an RTCStatsReport, read and never cast: browsers leave out what they do not measure. */
export type ReportEntry = { readonly id: string; readonly type: string; readonly fields: object };

export function entriesOf(report: RTCStatsReport): ReportEntry[] {
  const entries: ReportEntry[] = [];
  report.forEach((fields: unknown) => {
    const entry = asEntry(fields);
    if (entry) entries.push(entry);
  });
  return entries;
}

export function entryById(report: RTCStatsReport, id: string | undefined): ReportEntry | undefined {
  return id === undefined ? undefined : asEntry(report.get(id));
}

export function figure(entry: ReportEntry | undefined, name: string): number | undefined {
  const value = fieldOf(entry, name);
  return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function word(entry: ReportEntry | undefined, name: string): string | undefined {
  const value = fieldOf(entry, name);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function flag(entry: ReportEntry | undefined, name: string): boolean | undefined {
  const value = fieldOf(entry, name);
  return typeof value === 'boolean' ? value : undefined;
}

/**
 * How much a counter has grown. What was not there before has grown from 0. Undefined where it has become less: it
 * belongs to another connection (or, of lost packets, one came late: RFC 3550, section 6.4.1).
 */
export function growth(
  before: ReportEntry | undefined,
  now: ReportEntry | undefined,
  name: string,
): number | undefined {
  const value = figure(now, name);
  if (value === undefined) return undefined;
  const grown = value - (figure(before, name) ?? 0);
  return grown < 0 ? undefined : grown;
}

function asEntry(fields: unknown): ReportEntry | undefined {
  if (typeof fields !== 'object' || fields === null || !('id' in fields) || !('type' in fields)) return undefined;
  const { id, type } = fields;
  return typeof id === 'string' && typeof type === 'string' ? { id, type, fields } : undefined;
}

function fieldOf(entry: ReportEntry | undefined, name: string): unknown {
  return entry === undefined ? undefined : Reflect.get(entry.fields, name);
}
