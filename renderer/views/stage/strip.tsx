import { AudioLines, DoorOpen, Route, ScreenShare, ServerOff } from 'lucide-react';
import type { Call } from '../../call/call.ts';
import type { Participant, Waiting } from '../../call/call-state.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import styles from './strip.module.css';

export function ServerStrip() {
  return (
    <div className={styles.strip} data-tone="quiet" role="status">
      <ServerOff size={16} aria-hidden />
      Room server unreachable · the call goes on
    </div>
  );
}

/** Only relays are allowed, and there is none. */
export function RelayStrip({ onOpen }: { onOpen: () => void }) {
  return (
    <div className={styles.strip} data-tone="quiet" role="status">
      <Route size={16} aria-hidden />
      <span className={styles.sentence}>
        You allow only relays, and none was found: nobody can be connected. Add a TURN server, or allow other ways.
      </span>
      <button type="button" className={styles.stop} onClick={onOpen}>
        Open settings
      </button>
    </div>
  );
}

/** Whose screens are not seen meanwhile is said: their sound may speak of it. */
export function AudioOnlyStrip({ sharers, onEnd }: { sharers: readonly Participant[]; onEnd: () => void }) {
  const [sharer] = sharers;
  return (
    <div className={styles.strip} data-tone="plain" role="status">
      <AudioLines size={16} aria-hidden />
      <span className={styles.sentence}>
        Audio only · {sharer ? `${sharer.name} shares a screen` : 'no pictures are sent or received'}
      </span>
      <button type="button" className={styles.stop} onClick={onEnd}>
        Turn pictures on
      </button>
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

/** Somebody stands at the door; several, or a code to compare, are a matter of the list. */
export function DoorStrip({ call, waiting, onOpen }: { call: Call; waiting: readonly Waiting[]; onOpen: () => void }) {
  const [first, ...others] = waiting;
  if (!first) return null;
  const isSimple = others.length === 0 && first.code === undefined;
  return (
    <div className={styles.strip} data-tone="accent" role="status">
      <DoorOpen size={16} aria-hidden />
      <span className={styles.text}>
        {others.length > 0 ? `${first.name} and ${others.length} more want` : `${first.name} wants`} to come in
      </span>
      {isSimple ? (
        <button type="button" className={styles.stop} onClick={() => call.command({ type: 'admit', id: first.id })}>
          Let in
        </button>
      ) : (
        <button type="button" className={styles.stop} onClick={onOpen}>
          See who
        </button>
      )}
    </div>
  );
}
