import {
  Activity,
  AudioLines,
  Ellipsis,
  MessageSquare,
  ScreenShare,
  ScreenShareOff,
  Settings,
  UserPlus,
  Users,
  Video,
} from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { CallButton } from '../parts/call-button.tsx';
import { Menu, MenuItem, MenuLine } from '../parts/menu.tsx';
import { useSession } from '../session-context.tsx';
import type { CallBarProps } from './call-bar.tsx';
import styles from './more-menu.module.css';
import { useIsFolded } from './use-is-folded.ts';

/** What is wanted seldom, and on a narrow window what the bar has no room for. */
export function MoreMenu(props: CallBarProps) {
  const session = useSession();
  const isFolded = useIsFolded();
  const { audioOnly, panel, waiting } = props;
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <CallButton label="More" icon={Ellipsis} badge={isFolded ? panel.unread + waiting : 0} />
      </DropdownMenu.Trigger>
      <Menu>
        {isFolded && <FoldedItems {...props} />}
        <MenuItem icon={audioOnly.isOn ? Video : AudioLines} onSelect={audioOnly.toggle}>
          {audioOnly.isOn ? 'Turn pictures on' : 'Audio only'}
        </MenuItem>
        <MenuItem icon={Activity} onSelect={() => panel.showStatistics()}>
          Statistics
        </MenuItem>
        <MenuItem icon={Settings} onSelect={() => session.openSettings('network')}>
          Settings
        </MenuItem>
      </Menu>
    </DropdownMenu.Root>
  );
}

function FoldedItems({ panel, share, isAlone, waiting }: CallBarProps) {
  return (
    <>
      <MenuItem icon={share.isSharing ? ScreenShareOff : ScreenShare} onSelect={share.toggle}>
        {share.isSharing ? 'Stop sharing' : 'Share screen'}
      </MenuItem>
      <MenuItem
        icon={MessageSquare}
        aside={panel.unread > 0 && <span className={styles.unread}>{panel.unread}</span>}
        onSelect={() => panel.toggle('chat')}
      >
        Chat
      </MenuItem>
      <MenuItem
        icon={Users}
        aside={waiting > 0 && <span className={styles.unread}>{waiting}</span>}
        onSelect={() => panel.toggle('people')}
      >
        People
      </MenuItem>
      {!isAlone && (
        <MenuItem icon={UserPlus} onSelect={() => panel.toggle('invite')}>
          Invite
        </MenuItem>
      )}
      <MenuLine />
    </>
  );
}
