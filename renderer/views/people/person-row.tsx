import { Crown, EllipsisVertical, ShieldAlert, ShieldCheck, UserMinus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import type { Call } from '../../call/call.ts';
import { Hint } from '../parts/hint.tsx';
import { Menu, MenuItem } from '../parts/menu.tsx';
import { Avatar } from '../stage/avatar.tsx';
import styles from './people.module.css';
import { RemoveDialog } from './remove-dialog.tsx';

type PersonRowProps = {
  name: string;
  isSelf?: boolean;
  isHost: boolean;
  isVerified?: boolean;
  isRefused?: boolean;
  /** Only the host has them. */
  commands?: { call: Call; id: string };
};

export function PersonRow({ name, isSelf, isHost, isVerified, isRefused, commands }: PersonRowProps) {
  return (
    <li className={styles.person}>
      <span className={styles.avatar}>
        <Avatar name={name} />
      </span>
      <span className={styles.name}>{isSelf ? `${name} (you)` : name}</span>
      {isRefused && <ShieldAlert size={16} className={styles.refused} role="img" aria-label="Connection refused" />}
      {isVerified && <ShieldCheck size={16} className={styles.verified} role="img" aria-label="Verified" />}
      {isHost && <span className={styles.role}>Host</span>}
      {commands && <PersonMenu name={name} {...commands} />}
    </li>
  );
}

function PersonMenu({ name, call, id }: { name: string; call: Call; id: string }) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <Hint text={`More for ${name}`}>
          <DropdownMenu.Trigger className={styles.menu} aria-label={`More for ${name}`}>
            <EllipsisVertical size={18} aria-hidden />
          </DropdownMenu.Trigger>
        </Hint>
        <Menu>
          <MenuItem icon={Crown} onSelect={() => call.command({ type: 'hand-over', id })}>
            Make host
          </MenuItem>
          <MenuItem icon={UserMinus} onSelect={() => setIsAsking(true)}>
            Remove
          </MenuItem>
        </Menu>
      </DropdownMenu.Root>
      {isAsking && (
        <RemoveDialog
          name={name}
          onStay={() => setIsAsking(false)}
          onRemove={() => {
            setIsAsking(false);
            call.command({ type: 'remove', id });
          }}
        />
      )}
    </>
  );
}
