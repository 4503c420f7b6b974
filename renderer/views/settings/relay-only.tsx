import { useEffect, useState } from 'react';
import type { Call } from '../../call/call.ts';
import { Switch } from '../parts/switch.tsx';
import { useSessionState } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './section.module.css';
import { hasTurn } from './server-edits.ts';
import { useNetwork } from './use-network.ts';

/** Who does not want to be known by their address. */
export function RelayOnly() {
  const t = useWords('settings');
  const { network, change } = useNetwork();
  const hasRoomRelay = useRoomRelay();
  const lacksServer = network.relayOnly && !hasTurn(network.iceServers) && !hasRoomRelay;
  return (
    <section className={styles.group} aria-label={t('ways')}>
      <Switch label={t('relayOnly')} isOn={network.relayOnly} onChange={(relayOnly) => change({ relayOnly })}>
        {t('relayOnlyMeans')}
        {lacksServer && (
          <span className={styles.warning} role="status">
            {t('noRelayInList')}
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
