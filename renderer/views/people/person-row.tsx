import { Activity, Crown, EllipsisVertical, ShieldCheck, UserMinus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import type { Call } from '../../call/call.ts';
import type { PairHealth } from '../../call/health/pair-health.ts';
import { CONNECTION_WORDS } from '../hearing/connection-words.ts';
import { HealthIcon } from '../hearing/health-icon.tsx';
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
  /** Of others: how self hears them. */
  connection?: PairHealth;
  onStatistics?: () => void;
  /** Only the host has them. */
  commands?: Commands;
};

type Commands = { call: Call; id: string };

export function PersonRow({ name, isSelf, isHost, isVerified, connection, onStatistics, commands }: PersonRowProps) {
  return (
    <li className={styles.person}>
      <span className={styles.avatar}>
        <Avatar name={name} />
      </span>
      <span className={styles.who}>
        <span className={styles.name}>{isSelf ? `${name} (you)` : name}</span>
        {connection && <Connection health={connection} />}
      </span>
      {isVerified && <ShieldCheck size={16} className={styles.verified} role="img" aria-label="Verified" />}
      {isHost && <span className={styles.role}>Host</span>}
      {onStatistics && <PersonMenu name={name} onStatistics={onStatistics} commands={commands} />}
    </li>
  );
}

function Connection({ health }: { health: PairHealth }) {
  return (
    <span className={styles.connection} data-health={health}>
      {health !== 'good' && <HealthIcon health={health} size={14} />}
      {CONNECTION_WORDS[health]}
    </span>
  );
}

type PersonMenuProps = { name: string; onStatistics: () => void; commands: Commands | undefined };

function PersonMenu({ name, onStatistics, commands }: PersonMenuProps) {
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
          <MenuItem icon={Activity} onSelect={onStatistics}>
            Statistics
          </MenuItem>
          {commands && <HostItems {...commands} onRemove={() => setIsAsking(true)} />}
        </Menu>
      </DropdownMenu.Root>
      {isAsking && commands && (
        <RemoveDialog
          name={name}
          onStay={() => setIsAsking(false)}
          onRemove={() => {
            setIsAsking(false);
            commands.call.command({ type: 'remove', id: commands.id });
          }}
        />
      )}
    </>
  );
}

function HostItems({ call, id, onRemove }: Commands & { onRemove: () => void }) {
  return (
    <>
      <MenuItem icon={Crown} onSelect={() => call.command({ type: 'hand-over', id })}>
        Make host
      </MenuItem>
      <MenuItem icon={UserMinus} onSelect={onRemove}>
        Remove
      </MenuItem>
    </>
  );
}
