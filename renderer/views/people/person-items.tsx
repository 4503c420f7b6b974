import { Activity, Crown, Hand, Pin, PinOff, UserMinus, Volume2 } from 'lucide-react';
import type { Participant } from '../../call/call-state.ts';
import { useCallActions, useChoices } from '../call/call-actions.tsx';
import { MenuItem, MenuLine } from '../parts/menu.tsx';
import { useWords } from '../words/use-words.ts';

type PersonItemsProps = { participant: Participant; onVolume: () => void; onRemove: () => void };

/** What can be done with somebody: the same on their tile and in the list. */
export function PersonItems({ participant, onVolume, onRemove }: PersonItemsProps) {
  const t = useWords('people');
  const { choices, isHost, showStatistics } = useCallActions();
  const { id } = participant;
  const isPinned = useChoices(({ pinned }) => pinned === `person:${id}`);
  return (
    <>
      <MenuItem icon={isPinned ? PinOff : Pin} onSelect={() => choices.togglePin(`person:${id}`)}>
        {isPinned ? t('unpin') : t('pin')}
      </MenuItem>
      <MenuItem icon={Volume2} onSelect={onVolume}>
        {t('volume')}
      </MenuItem>
      <MenuItem icon={Activity} onSelect={() => showStatistics(id)}>
        {t('statistics')}
      </MenuItem>
      {isHost && <HostItems participant={participant} onRemove={onRemove} />}
    </>
  );
}

function HostItems({ participant, onRemove }: Omit<PersonItemsProps, 'onVolume'>) {
  const t = useWords('people');
  const { call } = useCallActions();
  const { id, handRaisedAt } = participant;
  return (
    <>
      <MenuLine />
      {handRaisedAt !== undefined && (
        <MenuItem icon={Hand} onSelect={() => call.gestures.lowerHand(id)}>
          {t('lowerHand')}
        </MenuItem>
      )}
      <MenuItem icon={Crown} onSelect={() => call.command({ type: 'hand-over', id })}>
        {t('makeHost')}
      </MenuItem>
      <MenuItem icon={UserMinus} onSelect={onRemove}>
        {t('remove')}
      </MenuItem>
    </>
  );
}
