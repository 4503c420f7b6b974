import type { NetworkSettings, Settings } from '../../main/bridge.ts';
import type { NetworkPreferences } from '../call/network/network-preferences.ts';

export const NO_NETWORK_SETTINGS: NetworkSettings = { iceServers: [], relayOnly: false };

/** What a call is told of the settings. */
export function networkPreferences(settings: Settings | undefined): NetworkPreferences {
  const { iceServers, relayOnly, maxVideoUpload, encodeOnce = true } = settings?.network ?? NO_NETWORK_SETTINGS;
  return { iceServers, relayOnly, maxVideoUpload, encodeOnce };
}
