/** Numbers, times, sizes and lists as they are written in a language. Pure. */
export type Formats = {
  number(value: number, options?: Intl.NumberFormatOptions): string;
  /** 0.35 → 35 %. */
  percent(share: number): string;
  /** 9:41, by the clock of the place. */
  time(at: number): string;
  /** 21 Nov 2026. */
  date(at: number): string;
  /** 5 minutes ago, yesterday; after a week the date. */
  ago(at: number, now: number): string;
  /** 3 400 000 → 3.4 MB. */
  bytes(count: number): string;
  /** Ana, Ben and Chloé. */
  list(names: readonly string[]): string;
};

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

const known = new Map<string, Formats>();

/** @param locale a language, with a region where that is known: `en-GB` */
export function formatsIn(locale: string): Formats {
  const formats = known.get(locale) ?? makeFormats(locale);
  known.set(locale, formats);
  return formats;
}

function makeFormats(locale: string): Formats {
  const time = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit' });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return {
    number: (value, options) => new Intl.NumberFormat(locale, options).format(value),
    percent: (share) => new Intl.NumberFormat(locale, { style: 'percent' }).format(share),
    time: (at) => time.format(at),
    date: (at) => date.format(at),
    ago: (at, now) => agoText(at, now, locale) ?? date.format(at),
    bytes: (count) => bytesText(count, locale),
    list: (names) => list.format(names),
  };
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Undefined when it was more than a week ago. */
function agoText(at: number, now: number, locale: string): string | undefined {
  const past = Math.max(now - at, 0);
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  if (past < MINUTE_MS) return relative.format(0, 'second');
  if (past < HOUR_MS) return relative.format(-Math.floor(past / MINUTE_MS), 'minute');
  if (past < DAY_MS) return relative.format(-Math.floor(past / HOUR_MS), 'hour');
  return past < 7 * DAY_MS ? relative.format(-Math.floor(past / DAY_MS), 'day') : undefined;
}

function bytesText(count: number, locale: string): string {
  const power = count < 1000 ? 0 : Math.min(Math.floor(Math.log10(count) / 3), UNITS.length - 1);
  const value = count / 1000 ** power;
  const options: Intl.NumberFormatOptions = {
    style: 'unit',
    unit: UNITS[power] ?? 'byte',
    unitDisplay: power === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && power > 0 ? 1 : 0,
  };
  return new Intl.NumberFormat(locale, options).format(value);
}
