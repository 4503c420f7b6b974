import type { LocalMedia } from '../../call/media/local-media.ts';
import { useMedia } from '../parts/media-hooks.ts';
import { mediaReason } from '../reasons.ts';
import { useWords } from '../words/use-words.ts';
import styles from './device-fields.module.css';
import { LevelMeter } from './level-meter.tsx';

/** The level while there is a microphone, otherwise why there is none; and what to do when nothing comes from it. */
export function MicrophoneNote({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
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
    <>
      <div className={styles.meter}>
        <LevelMeter media={media} />
        {isMuted && <span className={styles.note}>{t('muted')}</span>}
      </div>
      <SilenceNote media={media} />
    </>
  );
}

function SilenceNote({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
  const isSilent = useMedia(media, (state) => state.isMicrophoneSilent);
  if (!isSilent) return null;
  return (
    <p className={styles.note} role="status">
      <strong>{t('silent.happened')}</strong> {t('silent.advice')}
    </p>
  );
}
