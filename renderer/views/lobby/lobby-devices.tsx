import { Volume2 } from 'lucide-react';
import { useState } from 'react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { Button } from '../parts/button.tsx';
import { CAN_CHOOSE_SPEAKER, useMedia } from '../parts/media-hooks.ts';
import { mediaReason } from '../reasons.ts';
import { useWords } from '../words/use-words.ts';
import { DeviceSelect } from './device-select.tsx';
import { LevelMeter } from './level-meter.tsx';
import styles from './lobby-devices.module.css';
import { playTestTone } from './test-tone.ts';

export function LobbyDevices({ media }: { media: LocalMedia }) {
  return (
    <>
      <DeviceSelect media={media} kind="microphone">
        <MicrophoneNote media={media} />
      </DeviceSelect>
      <DeviceSelect media={media} kind="camera" />
      {CAN_CHOOSE_SPEAKER && <DeviceSelect media={media} kind="speaker" aside={<TestTone media={media} />} />}
    </>
  );
}

/** The level while there is a microphone, otherwise why there is none. */
function MicrophoneNote({ media }: { media: LocalMedia }) {
  const t = useWords('lobby');
  const common = useWords('parts');
  const reasons = useWords('reasons');
  const microphone = useMedia(media, (state) => state.microphone);
  const isMuted = useMedia(media, (state) => state.isMuted);
  if (microphone.status === 'starting') return <p className={styles.note}>{t('startingMicrophone')}</p>;
  if (microphone.status === 'failed') {
    const { happened, advice } = mediaReason(reasons, 'microphone', microphone.reason);
    return (
      <p className={styles.note} role="alert">
        <strong>{happened}</strong> {advice}{' '}
        {microphone.reason !== 'insecure-page' && (
          <button type="button" className={styles.link} onClick={() => void media.retry('microphone')}>
            {common('tryAgain')}
          </button>
        )}
      </p>
    );
  }
  return (
    <div className={styles.meter}>
      <LevelMeter media={media} />
      {isMuted && <span className={styles.note}>{t('muted')}</span>}
    </div>
  );
}

function TestTone({ media }: { media: LocalMedia }) {
  const t = useWords('lobby');
  const speakerId = useMedia(media, (state) => state.speakerId);
  const [isPlaying, setIsPlaying] = useState(false);
  const play = async () => {
    setIsPlaying(true);
    await playTestTone(speakerId).catch(() => undefined);
    setIsPlaying(false);
  };
  return (
    <Button onClick={() => void play()} disabled={isPlaying}>
      <Volume2 size={16} aria-hidden />
      {t('test')}
    </Button>
  );
}
