import type { Words } from './words/use-words.ts';

/** What a room is called until somebody gives it a name. */
export function defaultRoomName(t: Words<'home'>, name: string): string {
  const trimmed = name.trim();
  return trimmed === '' ? t('myRoom') : t('roomOf', { name: trimmed });
}
