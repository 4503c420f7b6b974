import { useEffect, useState } from 'react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { useSession, useSessionState } from '../session-context.tsx';

/** The devices of the lobby or the call that is open; where there is none, they are opened while they are looked at. */
export function useSettingsMedia(): LocalMedia | undefined {
  const session = useSession();
  const theirs = useSessionState(({ screen }) => {
    if (screen.at === 'lobby') return screen.media;
    return screen.at === 'call' ? screen.visit.media : undefined;
  });
  const [own, setOwn] = useState<LocalMedia>();
  useEffect(() => {
    if (theirs) return;
    const media = session.openMedia({ isMuted: false, isCameraOff: false });
    setOwn(media);
    return () => {
      setOwn(undefined);
      media.close();
    };
  }, [theirs, session]);
  return theirs ?? own;
}
