import { EllipsisVertical } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import { useState } from 'react';
import type { Participant } from '../../call/call-state.ts';
import { Hint } from '../parts/hint.tsx';
import { Menu } from '../parts/menu.tsx';
import { PersonItems } from './person-items.tsx';
import { RemoveDialog } from './remove-dialog.tsx';

type PersonMenuProps = {
  participant: Participant;
  /** What its button is called. */
  label: string;
  className: string | undefined;
  onVolume: () => void;
};

/** What can be done with somebody, behind three dots. */
export function PersonMenu({ participant, label, className, onVolume }: PersonMenuProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <Hint text={label}>
          <DropdownMenu.Trigger className={className} aria-label={label}>
            <EllipsisVertical size={16} aria-hidden />
          </DropdownMenu.Trigger>
        </Hint>
        <Menu>
          <PersonItems participant={participant} onVolume={onVolume} onRemove={() => setIsAsking(true)} />
        </Menu>
      </DropdownMenu.Root>
      {isAsking && <RemoveDialog id={participant.id} name={participant.name} onClose={() => setIsAsking(false)} />}
    </>
  );
}
