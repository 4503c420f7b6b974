import { LobbyDevices } from '../lobby/lobby-devices.tsx';
import { Preview } from '../lobby/preview.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './section.module.css';
import { useSettingsMedia } from './use-settings-media.ts';

/** Camera, microphone and speaker, seen and heard while they are chosen. */
export function DevicesSection() {
  const t = useWords('settings');
  const media = useSettingsMedia();
  if (!media) return <p className={styles.meaning}>{t('startingDevices')}</p>;
  return (
    <div className={styles.section}>
      <Preview media={media} />
      <div className={styles.fields}>
        <LobbyDevices media={media} />
      </div>
    </div>
  );
}
