import Store from 'electron-store';
import type { Settings } from './bridge.ts';
import { storedSettings, withoutUndefined } from './settings-schema.ts';

export type SettingsStore = { read(): Settings; write(changes: Partial<Settings>): Settings };

/** Kept as JSON in the user's data folder, written atomically; a damaged file starts anew instead of failing. */
export function openSettings(): SettingsStore {
  const store = new Store<Settings>({ name: 'settings', clearInvalidConfig: true });
  const read = (): Settings => storedSettings(store.store);
  const write = (changes: Partial<Settings>): Settings => {
    store.set(withoutUndefined(changes));
    return read();
  };
  return { read, write };
}
