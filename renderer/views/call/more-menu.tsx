import { Activity, Ellipsis, MessageSquare, ScreenShare, ScreenShareOff, UserPlus, Users } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { CallButton } from '../parts/call-button.tsx';
import { Menu, MenuItem } from '../parts/menu.tsx';
import type { CallBarProps } from './call-bar.tsx';
import styles from './more-menu.module.css';
import { useIsNarrow } from './use-is-narrow.ts';

/** What is wanted seldom, and what the bar has no room for on a narrow window. */
export function MoreMenu(props: CallBarProps) {
  const { panel, waiting } = props;
  const isNarrow = useIsNarrow();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>
        <CallButton label="More" icon={Ellipsis} badge={isNarrow ? panel.unread + waiting : undefined} />
      </DropdownMenu.Trigger>
      <Menu>
        {isNarrow && <FoldedItems {...props} />}
        <MenuItem icon={Activity} onSelect={() => panel.showStatistics()}>
          Statistics
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
    </>
  );
}
