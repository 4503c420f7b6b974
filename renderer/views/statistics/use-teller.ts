import { useFormats } from '../words/use-formats.ts';
import { useWords } from '../words/use-words.ts';
import type { Teller } from './figures.ts';

/** Tells figures in the language that is spoken. */
export function useTeller(): Teller {
  return { t: useWords('statistics'), formats: useFormats() };
}
