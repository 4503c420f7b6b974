import { type Formats, formatsIn } from './formats.ts';
import { localeOf } from './languages.ts';
import { useSpoken } from './use-spoken.ts';

/** Numbers, times and lists in the language that is spoken. */
export function useFormats(): Formats {
  return formatsIn(localeOf(useSpoken(), navigator.languages));
}
