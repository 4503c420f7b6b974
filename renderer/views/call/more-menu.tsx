import { Ellipsis, MessageSquare, ScreenShare, ScreenShareOff, UserPlus, Users } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { CallButton } from '../parts/call-button.tsx';
import { Menu, MenuItem } from '../parts/menu.tsx';
import type { CallBarProps } from './call-bar.tsx';
import styles from './more-menu.module.css';

/** What the bar has no room for on a narrow window. */
export function MoreMenu({ panel, share, isAlone, waiting }: CallBarProps) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <CallButton label="More" icon={Ellipsis} badge={panel.unread + waiting} />
      </DropdownMenu.Trigger>
      <Menu>
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
      </Menu>
    </DropdownMenu.Root>
  );
}
