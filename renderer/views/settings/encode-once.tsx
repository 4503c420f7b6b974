import { SharedEncoders } from '../../call/encode/shared-encoders.ts';
import { Switch } from '../parts/switch.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './section.module.css';
import { useNetwork } from './use-network.ts';

/** For those whose computer does it wrong. A browser cannot at all. */
export function EncodeOnce() {
  const t = useWords('settings');
  const { network, change } = useNetwork();
  if (!SharedEncoders.areAvailable) return null;
  return (
    <section className={styles.group} aria-label={t('encoding')}>
      <Switch
        label={t('encodeOnce')}
        isOn={network.encodeOnce !== false}
        onChange={(encodeOnce) => change({ encodeOnce })}
      >
        {t('encodeOnceMeans')}
      </Switch>
    </section>
  );
}
