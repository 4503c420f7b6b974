import { SmilePlus } from 'lucide-react';
import { Popover, Toolbar } from 'radix-ui';
import { useState } from 'react';
import { REACTIONS } from '../../call/gestures/gesture-message.ts';
import { CallButton } from '../parts/call-button.tsx';
import { GLYPHS } from '../stage/reactions.tsx';
import { useWords } from '../words/use-words.ts';
import { useCallActions } from './call-actions.tsx';
import styles from './reaction-picker.module.css';

/** The button, and above it what can be shown for a moment. */
export function ReactionPicker() {
  const t = useWords('call');
  const { call } = useCallActions();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <Popover.Root open={isOpen} onOpenChange={setIsOpen}>
      <Popover.Trigger asChild>
        <CallButton label={t('react')} icon={SmilePlus} state={isOpen ? 'active' : undefined} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          aria-label={t('reactions')}
          side="top"
          sideOffset={12}
          collisionPadding={8}
          className={styles.picker}
        >
          <Toolbar.Root className={styles.row} aria-label={t('reactions')}>
            {REACTIONS.map((reaction) => (
              <Toolbar.Button
                key={reaction}
                className={styles.reaction}
                aria-label={t(`reaction.${reaction}`)}
                onClick={() => {
                  call.gestures.react(reaction);
                  setIsOpen(false);
                }}
              >
                {GLYPHS[reaction]}
              </Toolbar.Button>
            ))}
          </Toolbar.Root>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
