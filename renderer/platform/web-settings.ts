/** A browser guest's settings, kept by the browser for the server's page. */
import type { Settings } from '../../main/bridge.ts';
import { storedSettings } from '../../main/settings-schema.ts';

const KEY = 'engage.settings';

export function readWebSettings(storage: Pick<Storage, 'getItem'> = localStorage): Settings {
  return storedSettings(parse(storage.getItem(KEY)));
}

export function writeWebSettings(changes: Partial<Settings>): Settings {
  const settings = { ...readWebSettings(), ...changes };
  localStorage.setItem(KEY, JSON.stringify(settings));
  return settings;
}

function parse(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '{}');
  } catch {
    return {};
  }
}
