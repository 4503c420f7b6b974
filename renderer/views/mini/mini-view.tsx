import { type LucideIcon, Maximize2, Mic, MicOff, Phone, Video, VideoOff } from 'lucide-react';
import { createPortal } from 'react-dom';
import type { InCall } from '../../call/call-state.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { toggleCamera, toggleMuted } from '../parts/media-buttons.tsx';
import { useMedia } from '../parts/media-hooks.ts';
import { Avatar } from '../stage/avatar.tsx';
import { VideoTile } from '../stage/video-tile.tsx';
import { useWords } from '../words/use-words.ts';
import type { MiniSubject } from './mini-subject.ts';
import styles from './mini-view.module.css';

type MiniViewProps = {
  window: Window;
  media: LocalMedia;
  state: InCall;
  subject: MiniSubject | undefined;
  onReturn: () => void;
  onLeave: () => void;
};

/** The call in a few square centimetres. It is heard from the large window, which goes on. */
export function MiniView({ window: mini, media, state, subject, onReturn, onLeave }: MiniViewProps) {
  const t = useWords('call');
  const parts = useWords('parts');
  const isMuted = useMedia(media, (state) => state.isMuted || state.microphone.status !== 'on');
  const isCameraOn = useMedia(media, ({ camera }) => camera.status === 'on' || camera.status === 'starting');
  return createPortal(
    <main className={styles.mini}>
      <Picture subject={subject} name={state.name} isAudioOnly={state.isAudioOnly} />
      <div className={styles.bar} role="toolbar" aria-label={t('call')}>
        <MiniButton
          label={isMuted ? parts('unmute') : parts('mute')}
          icon={isMuted ? MicOff : Mic}
          state={isMuted ? 'off' : undefined}
          onPress={() => toggleMuted(media)}
        />
        <MiniButton
          label={isCameraOn ? parts('turnCameraOff') : parts('turnCameraOn')}
          icon={isCameraOn ? Video : VideoOff}
          state={isCameraOn ? undefined : 'off'}
          onPress={() => toggleCamera(media)}
        />
        <MiniButton label={t('backToCall')} icon={Maximize2} onPress={onReturn} />
        <MiniButton label={t('leave')} icon={Phone} state="leave" onPress={onLeave} />
      </div>
    </main>,
    mini.document.body,
  );
}

type PictureProps = {
  subject: MiniSubject | undefined;
  /** Of oneself, who is shown while nobody else is there. */
  name: string;
  isAudioOnly: boolean;
};

function Picture({ subject, name, isAudioOnly }: PictureProps) {
  const t = useWords('stage');
  if (!subject) return <Avatar name={name} />;
  const { participant, key, isShare } = subject;
  const stream = isShare ? participant.share : participant.person;
  return (
    // Another one gets a player of their own: a picture of the one before would stay until the first of the next.
    <section key={key} className={styles.picture} aria-label={participant.name}>
      {!isShare && <Avatar name={participant.name} />}
      <VideoTile
        stream={participant.connection === 'connecting' ? undefined : stream}
        isShown={isShare || (participant.hasCamera && !isAudioOnly)}
        isWhole={isShare}
        isMuted
      />
      <span className={styles.name}>
        {participant.microphone !== 'on' && !isShare && (
          <MicOff size={14} className={styles.muted} role="img" aria-label={t('muted')} />
        )}
        {isShare ? t('screenOf', { name: participant.name }) : participant.name}
      </span>
    </section>
  );
}

type MiniButtonProps = { label: string; icon: LucideIcon; state?: 'off' | 'leave' | undefined; onPress: () => void };

/** The bar's buttons have hints that would open in the large window. */
function MiniButton({ label, icon: Icon, state, onPress }: MiniButtonProps) {
  return (
    <button
      type="button"
      className={styles.button}
      data-fill={state}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <Icon size={18} aria-hidden />
    </button>
  );
}
