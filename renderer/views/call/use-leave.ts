import { useState } from 'react';
import type { InCall } from '../../call/call-state.ts';
import { useSession } from '../session-context.tsx';
import type { Visit } from '../session-state.ts';

/** Asks only when leaving takes something from the others: the room's server. */
export function useLeave(
  { isHostedHere }: Visit,
  { participants }: InCall,
): { isAsking: boolean; ask: () => void; stay: () => void; leave: () => void } {
  const session = useSession();
  const [wantsToLeave, setWantsToLeave] = useState(false);
  const isLoss = isHostedHere && participants.length > 0;
  const leave = () => session.leave();
  return {
    isAsking: wantsToLeave && isLoss,
    ask: () => (isLoss ? setWantsToLeave(true) : leave()),
    stay: () => setWantsToLeave(false),
    leave,
  };
}
