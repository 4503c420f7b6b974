import type { Rooms } from './rooms.ts';

/** Counts the signals that pass: far too many for a line of the log each. */
export function countRelays(rooms: Rooms): { rooms: Rooms; relayedSignals: () => number } {
  let relayed = 0;
  const counted: Rooms = {
    get epoch() {
      return rooms.epoch;
    },
    get isReady() {
      return rooms.isReady;
    },
    get size() {
      return rooms.size;
    },
    join: (request) => rooms.join(request),
    resume: (request) => rooms.resume(request),
    relay: (from, to, bodyJson) => {
      relayed += 1;
      rooms.relay(from, to, bodyJson);
    },
    lose: (presence, link) => rooms.lose(presence, link),
    leave: (presence, reason) => rooms.leave(presence, reason),
    close: () => rooms.close(),
  };
  return { rooms: counted, relayedSignals: () => relayed };
}
