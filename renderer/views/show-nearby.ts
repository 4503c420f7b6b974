import type { Settings } from '../../main/bridge.ts';
import { toBase64Url } from '../call/seal/base64-url.ts';
import { identityHash } from '../call/seal/identity.ts';
import type { Platform } from '../platform/platform.ts';
import type { Route } from './session-state.ts';

/** Shows a room of this computer to others on the network, if its host wants that. It ends with the hosting. */
export async function showNearby(
  { nearby }: Platform,
  settings: Settings | undefined,
  { isHostedHere, identity, invitation }: Pick<Route, 'isHostedHere' | 'identity' | 'invitation'>,
): Promise<void> {
  if (!nearby || !settings?.showsRooms || !isHostedHere || !identity) return;
  const host = toBase64Url(await identityHash(identity.publicKey));
  await nearby.show({ roomName: invitation.roomName, hostName: settings.name.trim(), host });
}
