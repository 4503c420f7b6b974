/** The keys of a call, in one table: what they do, what they match, how they are told. */
import type { Words } from '../words/use-words.ts';

export type Shortcut = 'microphone' | 'camera' | 'talk' | 'share' | 'hand' | 'chat' | 'pin' | 'escape' | 'help';

/** `ctrl` is the command key on a Mac. What has several keys is told by the first and the last. */
type Keys = { readonly keys: readonly string[]; readonly ctrl?: true; readonly shift?: true };

const TABLE: Record<Shortcut, Keys> = {
  microphone: { keys: ['d'], ctrl: true },
  camera: { keys: ['e'], ctrl: true },
  talk: { keys: [' '] },
  share: { keys: ['s'], ctrl: true, shift: true },
  hand: { keys: ['h'], ctrl: true, shift: true },
  chat: { keys: ['c'], ctrl: true, shift: true },
  pin: { keys: ['1', '2', '3', '4', '5', '6', '7', '8', '9'], ctrl: true },
  escape: { keys: ['Escape'] },
  help: { keys: ['?'] },
};

/** In the order in which they are told. */
export const SHORTCUTS = Object.keys(TABLE) as readonly Shortcut[];

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'repeat'> & {
  readonly code?: string;
};

/** What was pressed; of several keys of one shortcut, which: its index. */
export function shortcutOf(event: Pressed): { readonly name: Shortcut; readonly index: number } | undefined {
  if (event.altKey || event.repeat || (event.ctrlKey && event.metaKey)) return undefined;
  const isCtrl = event.ctrlKey || event.metaKey;
  for (const name of SHORTCUTS) {
    const { keys, ctrl = false, shift = false } = TABLE[name];
    // French keyboards have other signs where the digits are.
    const isPressed = (key: string) => key.toLowerCase() === event.key.toLowerCase() || event.code === `Digit${key}`;
    const index = keys.findIndex(isPressed);
    // A question mark needs Shift on some keyboards and not on others.
    const isShiftRight = name === 'help' || shift === event.shiftKey;
    if (index >= 0 && ctrl === isCtrl && isShiftRight) return { name, index };
  }
  return undefined;
}

/** What a person types in a field is not meant for the call, unless Ctrl is held. */
export function isTyped(name: Shortcut): boolean {
  return name === 'talk' || name === 'help';
}

/** As it is printed on the keys: "Ctrl Shift S", "Strg Umschalt S", "⇧⌘S". */
export function shortcutText(
  t: Words<'parts'>,
  name: Shortcut,
  agent: string = globalThis.navigator?.userAgent ?? '',
): string {
  const { keys, ctrl, shift } = TABLE[name];
  const range = [...new Set([keys[0], keys.at(-1)])].map((key = '') => keyText(t, key)).join('…');
  if (agent.includes('Mac OS X')) return `${shift ? '⇧' : ''}${ctrl ? '⌘' : ''}${range}`;
  return [ctrl && t('key.ctrl'), shift && t('key.shift'), range].filter(Boolean).join(' ');
}

function keyText(t: Words<'parts'>, key: string): string {
  if (key === ' ') return t('key.space');
  return key === 'Escape' ? t('key.escape') : key.toUpperCase();
}
