import { Pin, PinOff } from 'lucide-react';
import { useState } from 'react';
import type { Participant } from '../../call/call-state.ts';
import { useCallActions, useChoices } from '../call/call-actions.tsx';
import { Hint } from '../parts/hint.tsx';
import { PersonMenu } from '../people/person-menu.tsx';
import { Volume } from '../people/volume.tsx';
import { useWords } from '../words/use-words.ts';
import type { TileKey } from './stage-plan.ts';
import styles from './tile-tools.module.css';

/** On somebody's tile: the pin, and the menu with the rest. */
export function PersonTools({ participant }: { participant: Participant }) {
  const t = useWords('stage');
  const { id, name } = participant;
  const [isAdjusting, setIsAdjusting] = useState(false);
  if (isAdjusting) return <Volume id={id} name={name} onClose={() => setIsAdjusting(false)} />;
  return (
    <>
      <PinButton tile={`person:${id}`} />
      <PersonMenu
        participant={participant}
        label={t('actionsFor', { name })}
        className={styles.tool}
        onVolume={() => setIsAdjusting(true)}
      />
    </>
  );
}

/** Keeps a tile large, whoever speaks and whatever is shared. */
export function PinButton({ tile }: { tile: TileKey }) {
  const t = useWords('stage');
  const { choices } = useCallActions();
  const isPinned = useChoices(({ pinned }) => pinned === tile);
  const Icon = isPinned ? PinOff : Pin;
  const label = isPinned ? t('unpin') : t('pin');
  return (
    <Hint text={label}>
      <button
        type="button"
        className={`${styles.tool} ${styles.pin}`}
        data-on={isPinned}
        aria-label={label}
        onClick={() => choices.togglePin(tile)}
      >
        <Icon size={16} aria-hidden />
      </button>
    </Hint>
  );
}
