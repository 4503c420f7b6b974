import { ScreenShare, ServerOff } from 'lucide-react';
import type { LocalMedia } from '../../call/local-media.ts';
import styles from './strip.module.css';

export function ServerStrip() {
  return (
    <div className={styles.strip} data-tone="quiet" role="status">
      <ServerOff size={16} aria-hidden />
      Room server unreachable · the call goes on
    </div>
  );
}

/** Outside the shared picture, so that it is not shared itself. */
export function ShareStrip({ media }: { media: LocalMedia }) {
  return (
    <div className={styles.strip} data-tone="accent" role="status">
      <ScreenShare size={16} aria-hidden />
      You are sharing your screen
      <button type="button" className={styles.stop} onClick={() => media.stopScreen()}>
        Stop
      </button>
    </div>
  );
}
