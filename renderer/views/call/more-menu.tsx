import {
  Activity,
  AudioLines,
  Ellipsis,
  Hand,
  Keyboard,
  MessageSquare,
  ScreenShare,
  ScreenShareOff,
  Settings,
  Users,
  Video,
} from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { REACTIONS } from '../../call/gestures/gesture-message.ts';
import { CallButton } from '../parts/call-button.tsx';
import { Menu, MenuItem, MenuLine } from '../parts/menu.tsx';
import { useSession } from '../session-context.tsx';
import { GLYPHS } from '../stage/reactions.tsx';
import { useWords } from '../words/use-words.ts';
import { useCallActions } from './call-actions.tsx';
import type { CallBarProps } from './call-bar.tsx';
import styles from './more-menu.module.css';
import { useIsFolded } from './use-is-folded.ts';

/** What is wanted seldom, and on a narrow window what the bar has no room for. */
export function MoreMenu(props: CallBarProps) {
  const t = useWords('call');
  const session = useSession();
  const isFolded = useIsFolded();
  const { audioOnly, panel, onShortcuts } = props;
  const waiting = props.state.waiting.length;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <CallButton label={t('more')} icon={Ellipsis} badge={isFolded ? panel.unread + waiting : 0} />
      </DropdownMenu.Trigger>
      <Menu>
        {isFolded && <FoldedItems {...props} />}
        <MenuItem icon={audioOnly.isOn ? Video : AudioLines} onSelect={audioOnly.toggle}>
          {audioOnly.isOn ? t('turnPicturesOn') : t('audioOnly')}
        </MenuItem>
        <MenuItem icon={Activity} onSelect={() => panel.showStatistics()}>
          {t('statistics')}
        </MenuItem>
        <MenuItem icon={Keyboard} onSelect={onShortcuts}>
          {t('shortcuts')}
        </MenuItem>
        <MenuItem icon={Settings} onSelect={() => session.openSettings('general')}>
          {t('settings')}
        </MenuItem>
      </Menu>
    </DropdownMenu.Root>
  );
}

function FoldedItems({ panel, share, state }: CallBarProps) {
  const t = useWords('call');
  const { call } = useCallActions();
  const waiting = state.waiting.length;
  const isRaised = state.handRaisedAt !== undefined;
  return (
    <>
      <DropdownMenu.Group className={styles.reactions} aria-label={t('reactions')}>
        {REACTIONS.map((reaction) => (
          <DropdownMenu.Item
            key={reaction}
            className={styles.reaction}
            aria-label={t(`reaction.${reaction}`)}
            onSelect={() => call.gestures.react(reaction)}
          >
            {GLYPHS[reaction]}
          </DropdownMenu.Item>
        ))}
      </DropdownMenu.Group>
      <MenuItem icon={Hand} onSelect={() => call.gestures.setHandRaised(!isRaised)}>
        {isRaised ? t('lowerHand') : t('raiseHand')}
      </MenuItem>
      <MenuItem icon={share.isSharing ? ScreenShareOff : ScreenShare} onSelect={share.toggle}>
        {share.isSharing ? t('stopSharing') : t('shareScreen')}
      </MenuItem>
      <MenuItem
        icon={MessageSquare}
        aside={panel.unread > 0 && <span className={styles.unread}>{panel.unread}</span>}
        onSelect={() => panel.toggle('chat')}
      >
        {t('chat')}
      </MenuItem>
      <MenuItem
        icon={Users}
        aside={waiting > 0 && <span className={styles.unread}>{waiting}</span>}
        onSelect={() => panel.toggle('people')}
      >
        {t('people')}
      </MenuItem>
      <MenuLine />
    </>
  );
}
