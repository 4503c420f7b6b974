import type { Worlds } from './worlds.ts';

export type Ask = (kind: string, body: unknown) => Promise<unknown>;

/**
 * The page's own world: takes what the preload exposes, and the line to main on which the platform's functions ask.
 * Runs in pages, so it refers to nothing outside.
 */
export function installPageWorld(
  connect: (onGiven: (name: string, value: unknown) => void) => Worlds,
  onAsk: (ask: Ask) => void,
): void {
  const deepFreeze = (value: unknown): void => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null || Object.isFrozen(value)) return;
    if (ArrayBuffer.isView(value)) return;
    Object.freeze(value);
    for (const one of Object.values(value)) deepFreeze(one);
  };

  connect((name, value) => {
    if (name === 'ask') return onAsk(value as Ask);
    const key = name.slice('expose:'.length);
    if (key in window) throw new Error('Cannot bind an API on top of an existing property on the window object');
    deepFreeze(value);
    Object.defineProperty(window, key, { value, enumerable: true, writable: false, configurable: false });
  });
}
