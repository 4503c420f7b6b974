/** What can be done to the list of servers. Each is known by its address, which stands in the list once. */
import type { IceServerSettings } from '../../../main/bridge.ts';

export const MAX_SERVERS = 8;

type Servers = readonly IceServerSettings[];

/** What the list shows besides the servers. */
export type ListMode =
  | { readonly at: 'rest' }
  | { readonly at: 'adding' }
  | { readonly at: 'editing'; readonly urls: string }
  /** Until something else is done it can be put back to where it was. */
  | { readonly at: 'removed'; readonly server: IceServerSettings; readonly index: number };

export function withoutServer(servers: Servers, urls: string): { servers: IceServerSettings[]; mode: ListMode } {
  const index = servers.findIndex((one) => one.urls === urls);
  const server = servers[index];
  if (!server) return { servers: [...servers], mode: { at: 'rest' } };
  return { servers: servers.toSpliced(index, 1), mode: { at: 'removed', server, index } };
}

export function restored(servers: Servers, mode: ListMode): IceServerSettings[] {
  return mode.at === 'removed' ? servers.toSpliced(mode.index, 0, mode.server) : [...servers];
}

/** In the place of the one that is being edited, or at the end. */
export function withServer(servers: Servers, mode: ListMode, server: IceServerSettings): IceServerSettings[] {
  if (mode.at !== 'editing') return [...servers, server];
  return servers.map((one) => (one.urls === mode.urls ? server : one));
}

/** The servers that an edited one must not repeat. */
export function others(servers: Servers, mode: ListMode): IceServerSettings[] {
  return servers.filter(({ urls }) => mode.at !== 'editing' || urls !== mode.urls);
}

export function hasTurn(servers: Servers): boolean {
  return servers.some(({ urls }) => urls.startsWith('turn'));
}
