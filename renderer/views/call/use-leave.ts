import { useState } from 'react';
import type { InCall } from '../../call/call-state.ts';
import { areFilesMoving } from '../../call/files/files-state.ts';
import { useSession } from '../session-context.tsx';
import type { Visit } from '../session-state.ts';

/** What leaving would take from somebody: the room's server, or files on their way. */
export type Loss = 'server' | 'files';

/** Asks only when something would be lost. */
export function useLeave(
  { call, isHostedHere }: Visit,
  { participants }: InCall,
): { loss: Loss | undefined; ask: () => void; stay: () => void; leave: () => void } {
  const session = useSession();
  const [loss, setLoss] = useState<Loss>();
  const leave = () => session.leave();
  const ask = () => {
    if (participants.length === 0) return leave();
    if (isHostedHere) return setLoss('server');
    if (areFilesMoving(call.files.store.getState())) return setLoss('files');
    leave();
  };
  return { loss: participants.length > 0 ? loss : undefined, ask, stay: () => setLoss(undefined), leave };
}
