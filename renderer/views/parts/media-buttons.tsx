import { Mic, MicOff, Video, VideoOff } from 'lucide-react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { mediaReason } from '../reasons.ts';
import { useWords } from '../words/use-words.ts';
import { CallButton } from './call-button.tsx';
import { useMedia } from './media-hooks.ts';

/** Muting needs no microphone: a person may mute before there is one. */
export function MicrophoneButton({ media }: { media: LocalMedia }) {
  const t = useWords('parts');
  const reasons = useWords('reasons');
  const microphone = useMedia(media, (state) => state.microphone);
  const isMuted = useMedia(media, (state) => state.isMuted);
  const reason = microphone.status === 'failed' ? mediaReason(reasons, 'microphone', microphone.reason) : undefined;
  const isOff = isMuted || microphone.status === 'failed';
  return (
    <CallButton
      label={isMuted ? t('unmute') : t('mute')}
      hint={reason?.happened}
      shortcut="microphone"
      icon={isOff ? MicOff : Mic}
      state={isOff ? 'off' : undefined}
      badge={reason && 'trouble'}
      onClick={() => media.setMuted(!isMuted)}
    />
  );
}

/** `consequence`: what else turning it on does. */
export function CameraButton({ media, consequence }: { media: LocalMedia; consequence?: string }) {
  const t = useWords('parts');
  const reasons = useWords('reasons');
  const camera = useMedia(media, (state) => state.camera);
  const isOn = camera.status === 'on' || camera.status === 'starting';
  const reason = camera.status === 'failed' ? mediaReason(reasons, 'camera', camera.reason) : undefined;
  const label = isOn ? t('turnCameraOff') : t('turnCameraOn');
  return (
    <CallButton
      label={label}
      hint={reason?.happened ?? (consequence && `${label} · ${consequence}`)}
      shortcut="camera"
      icon={isOn ? Video : VideoOff}
      state={isOn ? undefined : 'off'}
      badge={reason && 'trouble'}
      onClick={() => toggleCamera(media)}
    />
  );
}

/** After a failure, switching on is the retry. */
export function toggleCamera(media: LocalMedia): void {
  const { status } = media.store.getState().camera;
  if (status === 'failed') void media.retry('camera');
  else void media.setCameraOn(status === 'off');
}

export function toggleMuted(media: LocalMedia): void {
  media.setMuted(!media.store.getState().isMuted);
}
