import { BackgroundSegments } from '../devices/background-segments.tsx';
import { DeviceFields } from '../devices/device-fields.tsx';
import { NoiseSegments } from '../devices/noise-segments.tsx';
import { VoiceSwitches } from '../devices/voice-switches.tsx';
import { Preview } from '../lobby/preview.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './section.module.css';
import { useSettingsMedia } from './use-settings-media.ts';

/** Camera, microphone and speaker, and what is done to them: seen and heard while they are chosen. */
export function DevicesSection() {
  const t = useWords('settings');
  const media = useSettingsMedia();
  if (!media) return <p className={styles.meaning}>{t('startingDevices')}</p>;
  return (
    <div className={styles.section}>
      <Preview media={media} withEffects={false} />
      <div className={styles.fields}>
        <BackgroundSegments media={media} />
        <DeviceFields media={media} />
      </div>
      <section className={styles.group} aria-label={t('yourVoice')}>
        <NoiseSegments media={media} />
        <VoiceSwitches media={media} />
      </section>
    </div>
  );
}
