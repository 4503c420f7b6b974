import type { LocalMedia } from '../../call/media/local-media.ts';
import { useMedia } from '../parts/media-hooks.ts';
import { useWords } from '../words/use-words.ts';
import styles from './microphone-hint.module.css';

/** Above the microphone's button: why nobody hears what is said, or that it is heard while a key is held. */
export function MicrophoneHint({ media, isTalking }: { media: LocalMedia; isTalking: boolean }) {
  const t = useWords('devices');
  const isMuted = useMedia(media, (state) => state.isMuted);
  const isSpeaking = useMedia(media, (state) => state.isSpeaking);
  const isSilent = useMedia(media, (state) => state.isMicrophoneSilent);
  const hint = isMuted ? isSpeaking && t('youAreMuted') : isSilent && !isTalking && t('silent.happened');
  return (
    <span className={styles.place} role="status">
      {hint && <span className={styles.hint}>{hint}</span>}
      {isTalking && (
        <span className={styles.hint} data-tone="speak">
          {t('youAreHeard')}
        </span>
      )}
    </span>
  );
}
