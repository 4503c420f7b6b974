import type { LocalMedia } from '../../call/media/local-media.ts';
import type { DeviceKind } from '../../call/media/local-media-state.ts';
import { CAN_CHOOSE_SPEAKER, useMedia } from '../parts/media-hooks.ts';
import { useWords } from '../words/use-words.ts';
import styles from './device-fields.module.css';
import { deviceNewsSentence } from './device-news.ts';
import { DeviceSelect } from './device-select.tsx';
import { MicrophoneNote } from './microphone-note.tsx';
import { TestToneButton } from './test-tone-button.tsx';

/** Microphone, camera and speaker, each with what there is to know of it. */
export function DeviceFields({ media }: { media: LocalMedia }) {
  return (
    <>
      <DeviceSelect media={media} kind="microphone">
        <MicrophoneNote media={media} />
        <DeviceNewsNote media={media} kind="microphone" />
      </DeviceSelect>
      <DeviceSelect media={media} kind="camera">
        <DeviceNewsNote media={media} kind="camera" />
      </DeviceSelect>
      {CAN_CHOOSE_SPEAKER && (
        <DeviceSelect media={media} kind="speaker" aside={<TestToneButton media={media} />}>
          <DeviceNewsNote media={media} kind="speaker" />
        </DeviceSelect>
      )}
    </>
  );
}

function DeviceNewsNote({ media, kind }: { media: LocalMedia; kind: DeviceKind }) {
  const t = useWords('devices');
  const news = useMedia(media, (state) => state.deviceNews);
  if (news?.kind !== kind) return null;
  return (
    <p className={styles.note} role="status">
      {deviceNewsSentence(t, news)}
    </p>
  );
}
