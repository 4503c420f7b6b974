import { useState } from 'react';
import type { ScreenOptions } from '../../call/media/capture.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import type { ScreenMode } from '../../call/media/screen-mode.ts';
import { useMedia } from '../parts/media-hooks.ts';
import { useSession, useSessionState } from '../session-context.tsx';

export type ShareControl = {
  readonly isSharing: boolean;
  readonly isPicking: boolean;
  /** Text or motion, as last chosen. */
  readonly mode: ScreenMode;
  /** Why something else could not be shared; what was shared goes on. */
  readonly failure: 'denied' | 'failed' | undefined;
  toggle(): void;
  /** Asks what to share; what is shared already goes on until there is an answer. */
  pick(): void;
  start(options: Omit<ScreenOptions, 'mode'>): Promise<void>;
  /** Remembered, and at once if something is shared. */
  setMode(mode: ScreenMode): void;
  closePicker(): void;
};

export function useShare(media: LocalMedia): ShareControl {
  const session = useSession();
  const status = useMedia(media, ({ screen }) => screen.status);
  const mode = useSessionState(({ settings }) => settings?.screenMode ?? 'text');
  const [isPicking, setIsPicking] = useState(false);
  const [failure, setFailure] = useState<ShareControl['failure']>();
  const start = async (options: Omit<ScreenOptions, 'mode'>) => {
    setFailure(undefined);
    const result = await media.startScreen({ ...options, mode });
    if (result === 'denied' || result === 'failed') setFailure(result);
  };
  const pick = () => {
    if (session.platform.screenPicker) setIsPicking(true);
    // The browser's own picker asks whether the sound goes with it.
    else if (status !== 'starting') void start({ withAudio: true });
  };
  return {
    isSharing: status === 'on',
    isPicking,
    mode,
    failure,
    toggle: () => (status === 'on' ? media.stopScreen() : pick()),
    pick,
    start,
    setMode: (next) => {
      media.setScreenMode(next);
      void session.change({ screenMode: next });
    },
    closePicker: () => setIsPicking(false),
  };
}
