/**
 * Rooms on this network are shown and looked for in a process of its own: anybody there may send it anything, and
 * what that does to its reader touches no window.
 */
import type { NearbyRoom, ShownRoom } from './bridge.ts';
import { searchRooms } from './nearby/room-search.ts';
import { showRoom } from './nearby/room-sign.ts';

export type NearbyWish = {
  shown: { room: ShownRoom; port: number } | undefined;
  isLooking: boolean;
};

export type NearbyReport = { rooms: NearbyRoom[] };

/** As it is shown now. */
let sign = '';
let hide: (() => Promise<void>) | undefined;
let stopLooking: (() => void) | undefined;

process.parentPort.on('message', ({ data }) => {
  void follow(data as NearbyWish);
});

async function follow({ shown, isLooking }: NearbyWish): Promise<void> {
  const isOther = (JSON.stringify(shown) ?? '') !== sign;
  const hidden = isOther ? hide?.() : undefined;
  if (isOther) hide = shown && showRoom(shown.room, shown.port);
  sign = JSON.stringify(shown) ?? '';
  if (!isLooking) stopLooking?.();
  stopLooking = isLooking ? (stopLooking ?? searchRooms(tell)) : undefined;
  await hidden;
  // Nothing more is wanted: the goodbye has been said.
  if (!hide && !stopLooking) process.exit(0);
}

function tell(rooms: NearbyRoom[]): void {
  process.parentPort.postMessage({ rooms } satisfies NearbyReport);
}
