import { SharedEncoders } from '../../call/encode/shared-encoders.ts';
import { Switch } from '../parts/switch.tsx';
import styles from './network-section.module.css';
import { useNetwork } from './use-network.ts';

/** For those whose computer does it wrong. A browser cannot at all. */
export function EncodeOnce() {
  const { network, change } = useNetwork();
  if (!SharedEncoders.areAvailable) return null;
  return (
    <section className={styles.group} aria-label="Encoding">
      <Switch
        label="Encode each picture once for everybody"
        isOn={network.encodeOnce !== false}
        onChange={(encodeOnce) => change({ encodeOnce })}
      >
        Saves your computer work when there are several others. Turn it off if they do not see you; it counts from the
        next call on.
      </Switch>
    </section>
  );
}
