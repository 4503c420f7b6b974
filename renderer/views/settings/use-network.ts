import type { NetworkSettings } from '../../../main/bridge.ts';
import { NO_NETWORK_SETTINGS } from '../network-preferences.ts';
import { useSession, useSessionState } from '../session-context.tsx';

export type NetworkControl = { readonly network: NetworkSettings; change(changes: Partial<NetworkSettings>): void };

/** The network settings as they are kept; a change counts at once. */
export function useNetwork(): NetworkControl {
  const session = useSession();
  const network = useSessionState(({ settings }) => settings?.network ?? NO_NETWORK_SETTINGS);
  return { network, change: (changes) => void session.setNetwork({ ...network, ...changes }) };
}
