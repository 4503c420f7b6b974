import Store from 'electron-store';
import { z } from 'zod';
import type { Settings } from './bridge.ts';

const MAX_NAME_LENGTH = 60;
const MAX_DEVICE_TEXT_LENGTH = 512;

const device = z.strictObject({
  id: z.string().max(MAX_DEVICE_TEXT_LENGTH),
  label: z.string().max(MAX_DEVICE_TEXT_LENGTH),
});

const DEFAULTS: Settings = { name: '', theme: 'system' };

/** What a page may change. */
export const settingsChanges = z
  .strictObject({
    name: z.string().max(MAX_NAME_LENGTH),
    theme: z.enum(['system', 'light', 'dark']),
    microphone: device,
    camera: device,
    speaker: device,
  })
  .partial();

export type SettingsStore = { read(): Settings; write(changes: Partial<Settings>): Settings };

/** Kept as JSON in the user's data folder, written atomically; a damaged file starts anew instead of failing. */
export function openSettings(): SettingsStore {
  const store = new Store<Settings>({ name: 'settings', defaults: DEFAULTS, clearInvalidConfig: true });
  const read = (): Settings => {
    const kept = settingsChanges.safeParse(store.store);
    return { ...DEFAULTS, ...(kept.success ? withoutUndefined(kept.data) : {}) };
  };
  const write = (changes: Partial<Settings>): Settings => {
    store.set(withoutUndefined(changes));
    return read();
  };
  return { read, write };
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}
