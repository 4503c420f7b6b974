/** Calls in one page, in a room within that page, with cameras and microphones; all are left after the test. */
import { afterEach } from 'vitest';
import { type Call, createCall } from '../../renderer/call/call.ts';
import { createLocalMedia } from '../../renderer/call/media/local-media.ts';
import { type NetworkPreferences, NO_NETWORK_PREFERENCES } from '../../renderer/call/network/network-preferences.ts';
import { createInvitation } from '../../renderer/call/seal/invitation.ts';
import type { FakeRoom } from './fake-room.ts';

export const INVITATION = createInvitation('http://127.0.0.1:1', 'Studio');

const calls: Call[] = [];

afterEach(() => {
  for (const call of calls.splice(0)) {
    call.leave();
    call.media.close();
  }
});

/** Has a call left, and its devices closed, after the test. */
export function leaveAfterwards(call: Call): void {
  calls.push(call);
}

/** Settles when the call is on, or has failed. */
export async function enter(
  room: FakeRoom,
  name: string,
  invitation = INVITATION,
  network: NetworkPreferences = NO_NETWORK_PREFERENCES,
): Promise<Call> {
  const media = createLocalMedia();
  await media.open({});
  const call = createCall({ openSocket: room.openSocket, media });
  leaveAfterwards(call);
  await call.join({ invitation, name, create: true, network });
  return call;
}
