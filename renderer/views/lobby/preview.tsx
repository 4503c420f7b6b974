import { useState } from 'react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { BlurNote } from '../devices/effect-note.tsx';
import { EffectsButton } from '../devices/effects-button.tsx';
import { EffectsPanel } from '../devices/effects-panel.tsx';
import { Button } from '../parts/button.tsx';
import { CameraButton, MicrophoneButton } from '../parts/media-buttons.tsx';
import { useMedia } from '../parts/media-hooks.ts';
import { mediaReason } from '../reasons.ts';
import { useName } from '../session-context.tsx';
import { Avatar } from '../stage/avatar.tsx';
import { VideoTile } from '../stage/video-tile.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './preview.module.css';

/** How the others will see you, with the two switches that matter, and what may be done to picture and voice. */
export function Preview({ media, withEffects = true }: { media: LocalMedia; withEffects?: boolean }) {
  const t = useWords('lobby');
  const camera = useMedia(media, (state) => state.camera);
  const name = useName();
  const [isOpen, setIsOpen] = useState(false);
  const isOn = camera.status === 'on';
  return (
    <section className={styles.place} aria-label={t('preview')}>
      <div className={styles.preview}>
        <Avatar name={name} />
        <VideoTile stream={isOn ? camera.stream : undefined} isShown={isOn} isMuted isMirrored />
        <div className={styles.switches}>
          <MicrophoneButton media={media} />
          <CameraButton media={media} />
          {withEffects && <EffectsButton media={media} isOpen={isOpen} onToggle={() => setIsOpen(!isOpen)} />}
        </div>
      </div>
      {!isOn && <CameraNote media={media} />}
      {withEffects && (
        <div className={styles.below}>{isOpen ? <EffectsPanel media={media} /> : <BlurNote media={media} />}</div>
      )}
    </section>
  );
}

function CameraNote({ media }: { media: LocalMedia }) {
  const t = useWords('lobby');
  const common = useWords('parts');
  const reasons = useWords('reasons');
  const camera = useMedia(media, (state) => state.camera);
  const isAsking = useMedia(media, (state) => state.isAsking);
  if (camera.status === 'starting')
    return <p className={styles.note}>{t(isAsking ? 'allowDevices' : 'startingCamera')}</p>;
  if (camera.status !== 'failed') return <p className={styles.note}>{t('cameraIsOff')}</p>;
  const { happened, advice } = mediaReason(reasons, 'camera', camera.reason);
  return (
    <div className={styles.note} role="alert">
      <p>
        <strong>{happened}</strong>
        <br />
        {advice}
      </p>
      {camera.reason !== 'insecure-page' && (
        <Button size="small" onClick={() => void media.retry('camera')}>
          {common('tryAgain')}
        </Button>
      )}
    </div>
  );
}
