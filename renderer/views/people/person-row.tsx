import { Activity, Crown, EllipsisVertical, ShieldCheck, UserMinus } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import type { Call } from '../../call/call.ts';
import type { PairHealth } from '../../call/health/pair-health.ts';
import { HealthIcon } from '../hearing/health-icon.tsx';
import { Hint } from '../parts/hint.tsx';
import { Menu, MenuItem } from '../parts/menu.tsx';
import { Avatar } from '../stage/avatar.tsx';
import { useWords } from '../words/use-words.ts';
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
  const t = useWords('people');
  return (
    <li className={styles.person}>
      <span className={styles.avatar}>
        <Avatar name={name} />
      </span>
      <span className={styles.who}>
        <span className={styles.name}>{isSelf ? t('selfName', { name }) : name}</span>
        {connection && <Connection health={connection} />}
      </span>
      {isVerified && <ShieldCheck size={16} className={styles.verified} role="img" aria-label={t('verified')} />}
      {isHost && <span className={styles.role}>{t('host')}</span>}
      {onStatistics && <PersonMenu name={name} onStatistics={onStatistics} commands={commands} />}
    </li>
  );
}

function Connection({ health }: { health: PairHealth }) {
  const t = useWords('hearing');
  return (
    <span className={styles.connection} data-health={health}>
      {health !== 'good' && <HealthIcon health={health} size={14} />}
      {t(`connection.${health}`)}
    </span>
  );
}

type PersonMenuProps = { name: string; onStatistics: () => void; commands: Commands | undefined };

function PersonMenu({ name, onStatistics, commands }: PersonMenuProps) {
  const t = useWords('people');
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <Hint text={t('moreFor', { name })}>
          <DropdownMenu.Trigger className={styles.menu} aria-label={t('moreFor', { name })}>
            <EllipsisVertical size={18} aria-hidden />
          </DropdownMenu.Trigger>
        </Hint>
        <Menu>
          <MenuItem icon={Activity} onSelect={onStatistics}>
            {t('statistics')}
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
  const t = useWords('people');
  return (
    <>
      <MenuItem icon={Crown} onSelect={() => call.command({ type: 'hand-over', id })}>
        {t('makeHost')}
      </MenuItem>
      <MenuItem icon={UserMinus} onSelect={onRemove}>
        {t('remove')}
      </MenuItem>
    </>
  );
}
