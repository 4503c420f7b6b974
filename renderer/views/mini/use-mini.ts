import { useEffect, useState } from 'react';
import type { Call } from '../../call/call.ts';
import type { InCall } from '../../call/call-state.ts';
import { useChoices } from '../call/call-actions.tsx';
import { useSession } from '../session-context.tsx';
import { useSpeaker } from '../stage/use-speaker.ts';
import { type MiniSubject, miniSubject } from './mini-subject.ts';
import { canOpenMini, openMiniWindow } from './open-mini-window.ts';

export type MiniControl = {
  /** While it is open. */
  readonly window: Window | undefined;
  readonly subject: MiniSubject | undefined;
  /** Undefined where there can be none. */
  readonly open: (() => void) | undefined;
  close(): void;
};

/** The small window above other programs. It goes with the call. */
export function useMini(call: Call, { participants, isAudioOnly }: InCall): MiniControl {
  const { kind } = useSession().platform;
  const pinned = useChoices((choices) => choices.pinned);
  const [mini, setMini] = useState<Window>();
  const speaker = useSpeaker(call, mini !== undefined);
  useEffect(() => {
    if (!mini) return;
    const forget = () => setMini(undefined);
    const closeToo = () => mini.close();
    mini.addEventListener('pagehide', forget);
    // A page that goes takes it along: nothing is left in it.
    window.addEventListener('pagehide', closeToo);
    return () => {
      mini.removeEventListener('pagehide', forget);
      window.removeEventListener('pagehide', closeToo);
      mini.close();
    };
  }, [mini]);
  return {
    window: mini,
    subject: mini && miniSubject(participants, { pinned, speaker, isAudioOnly }),
    open: canOpenMini(kind) ? () => void openMiniWindow(kind).then(setMini) : undefined,
    close: () => setMini(undefined),
  };
}
