import { MessageSquare, Phone, ScreenShare, ScreenShareOff, Users } from 'lucide-react';
import type { InCall } from '../../call/call-state.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { MicrophoneHint } from '../devices/microphone-hint.tsx';
import { CallButton } from '../parts/call-button.tsx';
import { CameraButton, MicrophoneButton } from '../parts/media-buttons.tsx';
import type { ShareControl } from '../share/use-share.ts';
import { useWords } from '../words/use-words.ts';
import styles from './call-bar.module.css';
import { DeviceMenu } from './device-menu.tsx';
import { HandButton } from './hand-button.tsx';
import { MoreMenu } from './more-menu.tsx';
import { ReactionPicker } from './reaction-picker.tsx';
import { useIsFolded } from './use-is-folded.ts';
import type { PanelControl } from './use-panel.ts';

export type AudioOnlyControl = { readonly isOn: boolean; toggle(): void };

export type CallBarProps = {
  media: LocalMedia;
  state: InCall;
  audioOnly: AudioOnlyControl;
  panel: PanelControl;
  share: ShareControl;
  /** The microphone is on for as long as Space is held. */
  isTalking: boolean;
  onShortcuts: () => void;
  onLeave: () => void;
};

export function CallBar(props: CallBarProps) {
  const t = useWords('call');
  const { media, audioOnly, isTalking, onLeave } = props;
  const isFolded = useIsFolded();
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('call')}>
      <div className={styles.split}>
        <MicrophoneHint media={media} isTalking={isTalking} />
        <MicrophoneButton media={media} />
        <DeviceMenu media={media} kinds={['microphone', 'speaker']} label={t('chooseMicrophone')} />
      </div>
      <div className={styles.split}>
        <CameraButton media={media} {...(audioOnly.isOn && { consequence: t('endsAudioOnly') })} />
        <DeviceMenu media={media} kinds={['camera']} label={t('chooseCamera')} />
      </div>
      {!isFolded && <MiddleButtons {...props} />}
      <MoreMenu {...props} />
      <CallButton label={t('leave')} icon={Phone} state="leave" onClick={onLeave} />
    </div>
  );
}

function MiddleButtons({ state, panel, share }: CallBarProps) {
  const t = useWords('call');
  const waiting = state.waiting.length;
  return (
    <>
      <CallButton
        label={share.isSharing ? t('stopSharing') : t('shareScreen')}
        icon={share.isSharing ? ScreenShareOff : ScreenShare}
        shortcut="share"
        state={share.isSharing ? 'active' : undefined}
        onClick={share.toggle}
      />
      <HandButton state={state} />
      <ReactionPicker />
      <CallButton
        label={panel.unread > 0 ? t('chatUnread', { count: panel.unread }) : t('chat')}
        icon={MessageSquare}
        shortcut="chat"
        state={panel.open === 'chat' ? 'active' : undefined}
        badge={panel.unread}
        aria-expanded={panel.open === 'chat'}
        onClick={() => panel.toggle('chat')}
      />
      <CallButton
        label={waiting > 0 ? t('peopleWaiting', { count: waiting }) : t('people')}
        icon={Users}
        state={panel.open === 'people' ? 'active' : undefined}
        badge={waiting}
        aria-expanded={panel.open === 'people'}
        onClick={() => panel.toggle('people')}
      />
    </>
  );
}
