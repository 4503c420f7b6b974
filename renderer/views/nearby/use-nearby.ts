import { useEffect, useState } from 'react';
import type { NearbyRoom } from '../../../main/bridge.ts';
import type { Platform } from '../../platform/platform.ts';
import { useSession, useSessionState } from '../session-context.tsx';

export type NearbyView = {
  readonly rooms: readonly NearbyRoom[];
  readonly isLooking: boolean;
  /** From now on, whenever Home is open. */
  look(): void;
};

const NONE: readonly NearbyRoom[] = [];

/** Looks while it is shown, if the person wants that. */
export function useNearby(nearby: NonNullable<Platform['nearby']>): NearbyView {
  const session = useSession();
  const isLooking = useSessionState(({ settings }) => settings?.looksForRooms === true);
  const [rooms, setRooms] = useState(NONE);
  useEffect(() => {
    if (!isLooking) return;
    const stop = nearby.onRooms(setRooms);
    void nearby.look(true);
    return () => {
      stop();
      void nearby.look(false);
      setRooms(NONE);
    };
  }, [nearby, isLooking]);
  return { rooms, isLooking, look: () => void session.change({ looksForRooms: true }) };
}
