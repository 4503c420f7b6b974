/** The keys of a call, in one table: what they do, what they match, how they are told. */
export type Shortcut = 'microphone' | 'camera' | 'share' | 'chat';

const KEYS: Record<Shortcut, { key: string; shift: boolean }> = {
  microphone: { key: 'd', shift: false },
  camera: { key: 'e', shift: false },
  share: { key: 's', shift: true },
  chat: { key: 'c', shift: true },
};

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey' | 'repeat'>;

export function shortcutOf(event: Pressed): Shortcut | undefined {
  if (event.altKey || event.repeat || event.ctrlKey === event.metaKey) return undefined;
  const names = Object.keys(KEYS) as Shortcut[];
  return names.find((name) => KEYS[name].key === event.key.toLowerCase() && KEYS[name].shift === event.shiftKey);
}

export function shortcutText(name: Shortcut, agent: string = globalThis.navigator?.userAgent ?? ''): string {
  const { key, shift } = KEYS[name];
  const letter = key.toUpperCase();
  if (agent.includes('Mac OS X')) return `${shift ? '⇧' : ''}⌘${letter}`;
  return `Ctrl ${shift ? 'Shift ' : ''}${letter}`;
}
