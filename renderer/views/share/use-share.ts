import { useState } from 'react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { useMedia } from '../parts/media-hooks.ts';
import { useSession, useSessionState } from '../session-context.tsx';

export type ShareControl = {
  readonly isSharing: boolean;
  readonly isPicking: boolean;
  toggle(): void;
  closePicker(): void;
};

export function useShare(media: LocalMedia): ShareControl {
  const { platform } = useSession();
  const status = useMedia(media, ({ screen }) => screen.status);
  const mode = useSessionState(({ settings }) => settings?.screenMode ?? 'text');
  const [isPicking, setIsPicking] = useState(false);
  const toggle = () => {
    if (status === 'on') media.stopScreen();
    else if (platform.screenPicker) setIsPicking(true);
    // The browser's own picker asks whether the sound goes with it.
    else if (status !== 'starting') void media.startScreen({ withAudio: true, mode });
  };
  return { isSharing: status === 'on', isPicking, toggle, closePicker: () => setIsPicking(false) };
}
