import { Hand } from 'lucide-react';
import type { InCall } from '../../call/call-state.ts';
import { CallButton } from '../parts/call-button.tsx';
import { handCount } from '../people/hand-order.ts';
import { useWords } from '../words/use-words.ts';
import { useCallActions } from './call-actions.tsx';

/** One's own hand, and how many are up. */
export function HandButton({ state: { participants, handRaisedAt } }: { state: InCall }) {
  const t = useWords('call');
  const { call } = useCallActions();
  const isRaised = handRaisedAt !== undefined;
  const count = handCount(participants, handRaisedAt);
  const action = isRaised ? t('lowerHand') : t('raiseHand');
  return (
    <CallButton
      label={count > 0 ? `${action}, ${t('handsUp', { count })}` : action}
      icon={Hand}
      shortcut="hand"
      state={isRaised ? 'active' : undefined}
      badge={count}
      onClick={() => call.gestures.setHandRaised(!isRaised)}
    />
  );
}
