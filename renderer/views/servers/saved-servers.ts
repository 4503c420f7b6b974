/** The servers that a person hosts on, as they are typed and listed. Pure. */
import type { SavedServer } from '../../../main/bridge.ts';
import { parseServerAddress } from './server-address.ts';

export const MAX_SERVERS = 12;

export type SavedServerFailure = 'empty' | 'malformed' | 'twice' | 'full';

/** `edited` is the origin that it had before. */
export type SavedServerDraft = { readonly address: string; readonly name: string; readonly edited?: string };

type Read = { ok: true; server: SavedServer } | { ok: false; reason: SavedServerFailure };

export function readSavedServer({ address, name, edited }: SavedServerDraft, servers: readonly SavedServer[]): Read {
  const origin = parseServerAddress(address);
  if (origin === undefined) return { ok: false, reason: 'empty' };
  if (origin === 'malformed') return { ok: false, reason: 'malformed' };
  if (servers.some((one) => one.origin === origin && origin !== edited)) return { ok: false, reason: 'twice' };
  if (edited === undefined && servers.length >= MAX_SERVERS) return { ok: false, reason: 'full' };
  return { ok: true, server: { origin, name: name.trim() } };
}

/** In the place of what it was, or at the end. */
export function withServer(servers: readonly SavedServer[], server: SavedServer, edited?: string): SavedServer[] {
  if (servers.every(({ origin }) => origin !== edited)) return [...servers, server];
  return servers.map((one) => (one.origin === edited ? server : one));
}

export function serverName({ origin, name }: SavedServer): string {
  return name || new URL(origin).host;
}
