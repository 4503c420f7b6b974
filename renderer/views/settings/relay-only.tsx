import { useEffect, useState } from 'react';
import type { Call } from '../../call/call.ts';
import { Switch } from '../parts/switch.tsx';
import { useSessionState } from '../session-context.tsx';
import styles from './network-section.module.css';
import { hasTurn } from './server-edits.ts';
import { useNetwork } from './use-network.ts';

/** Who does not want to be known by their address. */
export function RelayOnly() {
  const { network, change } = useNetwork();
  const hasRoomRelay = useRoomRelay();
  const lacksServer = network.relayOnly && !hasTurn(network.iceServers) && !hasRoomRelay;
  return (
    <section className={styles.group} aria-label="Ways">
      <Switch label="Only by way of a relay" isOn={network.relayOnly} onChange={(relayOnly) => change({ relayOnly })}>
        The others do not learn your address; the room’s server still does. Needs a TURN server.
        {lacksServer && (
          <span className={styles.warning} role="status">
            There is none in the list: you reach nobody, unless the room’s server brings one.
          </span>
        )}
      </Switch>
    </section>
  );
}

/** In a call that is on: whether a relay was found already, though none is in the list. */
function useRoomRelay(): boolean {
  const call = useSessionState(({ screen }): Call | undefined =>
    screen.at === 'call' ? screen.visit.call : undefined,
  );
  const [hasRelay, setHasRelay] = useState(false);
  useEffect(() => {
    let isLatest = true;
    void call?.hasRelay().then((found) => isLatest && setHasRelay(found));
    return () => {
      isLatest = false;
    };
  }, [call]);
  return hasRelay;
}
