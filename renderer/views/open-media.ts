/** Our own devices, opened as they were chosen last. */
import type { Settings } from '../../main/bridge.ts';
import type { LocalMedia } from '../call/media/local-media.ts';
import type { Switches } from './session-state.ts';

export function openMedia(
  createLocalMedia: () => LocalMedia,
  settings: Settings | undefined,
  { isMuted, isCameraOff }: Switches,
): LocalMedia {
  const { microphone, camera, speaker, background, voice } = settings ?? {};
  const media = createLocalMedia();
  if (isMuted) media.setMuted(true);
  const preferences = { ...(microphone && { microphone }), ...(camera && { camera }), ...(speaker && { speaker }) };
  void media.open(preferences, { withCamera: !isCameraOff, background, voice });
  return media;
}
