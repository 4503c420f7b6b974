/** A browser guest's settings, kept by the browser for the server's page. */
import { z } from 'zod';
import type { Settings } from '../../main/bridge.ts';

const KEY = 'engage.settings';
const DEFAULTS: Settings = { name: '', theme: 'system' };

const device = z.strictObject({ id: z.string(), label: z.string() });

/** Field by field: one that is damaged, or that another version has written, takes no other with it. */
const stored = z.object({
  name: z.string().max(60).optional().catch(undefined),
  theme: z.enum(['system', 'light', 'dark']).optional().catch(undefined),
  microphone: device.optional().catch(undefined),
  camera: device.optional().catch(undefined),
  speaker: device.optional().catch(undefined),
});

export function readWebSettings(storage: Pick<Storage, 'getItem'> = localStorage): Settings {
  const parsed = stored.safeParse(parse(storage.getItem(KEY)));
  const kept = Object.entries(parsed.data ?? {}).filter(([, value]) => value !== undefined);
  return { ...DEFAULTS, ...Object.fromEntries(kept) };
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
