/** Rooms are shown and found by real multicast, on whatever network this machine has. */
import { afterEach, expect, test } from 'vitest';
import type { NearbyRoom } from '../../../main/bridge.ts';
import { searchRooms } from '../../../main/nearby/room-search.ts';
import { showRoom } from '../../../main/nearby/room-sign.ts';
import { hasMulticast } from '../../support/multicast.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

const STUDIO = { roomName: 'Studio d’été, à côté', hostName: 'Chloé', host: 'h'.repeat(43) };

test.skipIf(!(await hasMulticast()))('a room is found, and gone when it is not shown any more', async () => {
  let rooms: NearbyRoom[] = [];
  ends.push(
    searchRooms((found) => {
      rooms = found;
    }),
  );
  const port = 40_000 + (process.pid % 20_000);
  // Others may show rooms here meanwhile.
  const own = () => rooms.filter(({ origin }) => origin.endsWith(`:${port}`));
  const hide = showRoom(STUDIO, port);
  ends.push(hide);
  await expect.poll(own, { timeout: 8_000 }).toMatchObject([STUDIO]);
  await hide();
  await expect.poll(own, { timeout: 8_000 }).toEqual([]);
});
