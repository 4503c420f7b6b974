import { useState } from 'react';
import type { SavedServer } from '../../../main/bridge.ts';
import { useSession, useSessionState } from '../session-context.tsx';
import { readSavedServer, type SavedServerDraft, type SavedServerFailure, withServer } from './saved-servers.ts';

/** Where a room is to be hosted: here, on a server of the list, or on one that is being typed. */
export type Place =
  | { readonly at: 'here' }
  | { readonly at: 'server'; readonly server: SavedServer }
  | { readonly at: 'draft'; readonly draft: SavedServerDraft; readonly failure?: SavedServerFailure };

export type HostPlace = {
  readonly place: Place;
  readonly servers: readonly SavedServer[];
  readonly removed: SavedServer | undefined;
  choose(place: Place): void;
  remove(server: SavedServer): void;
  undo(): void;
  /** Keeps what is being typed. @returns the place, or undefined when that is no server yet, which is said there */
  settle(): { server: string | undefined } | undefined;
};

const NONE: readonly SavedServer[] = [];

export function useHostPlace(): HostPlace {
  const session = useSession();
  const servers = useSessionState(({ settings }) => settings?.servers ?? NONE);
  const [place, setPlace] = useState<Place>({ at: 'here' });
  const [removed, setRemoved] = useState<{ server: SavedServer; index: number }>();
  const keep = (next: SavedServer[]) => void session.change({ servers: next });
  const choose = (next: Place) => {
    setPlace(next);
    setRemoved(undefined);
  };
  const remove = (server: SavedServer) => {
    const index = servers.findIndex(({ origin }) => origin === server.origin);
    keep(servers.toSpliced(index, 1));
    setPlace({ at: 'here' });
    setRemoved({ server, index });
  };
  const undo = () => {
    if (!removed) return;
    keep(servers.toSpliced(removed.index, 0, removed.server));
    choose({ at: 'server', server: removed.server });
  };
  const settle = () => {
    if (place.at === 'here') return { server: undefined };
    if (place.at === 'server') return { server: place.server.origin };
    const read = readSavedServer(place.draft, servers);
    if (!read.ok) {
      setPlace({ ...place, failure: read.reason });
      return undefined;
    }
    keep(withServer(servers, read.server, place.draft.edited));
    choose({ at: 'server', server: read.server });
    return { server: read.server.origin };
  };
  return { place, servers, removed: removed?.server, choose, remove, undo, settle };
}
