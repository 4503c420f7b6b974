import { useSpoken } from './use-spoken.ts';
import { words } from './words.ts';

/** In which direction lines of the language that is spoken run: what arrow keys need to know. */
export function useDirection(): 'ltr' | 'rtl' {
  return words.dir(useSpoken());
}
