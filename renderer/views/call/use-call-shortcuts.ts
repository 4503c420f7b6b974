import type { InCall } from '../../call/call-state.ts';
import { toggleCamera, toggleMuted } from '../parts/media-buttons.tsx';
import type { Visit } from '../session-state.ts';
import type { ShareControl } from '../share/use-share.ts';
import { numberedTiles } from '../stage/stage-plan.ts';
import { useCallActions } from './call-actions.tsx';
import { isFullScreen, leaveFullScreen } from './use-full-screen.ts';
import type { PanelControl } from './use-panel.ts';
import { useShortcuts } from './use-shortcuts.ts';

type Reach = { visit: Visit; state: InCall; panel: PanelControl; share: ShareControl; onHelp: () => void };

/** What each key does in a call. */
export function useCallShortcuts({ visit: { call, media }, state, panel, share, onHelp }: Reach): void {
  const { choices } = useCallActions();
  useShortcuts({
    microphone: () => toggleMuted(media),
    camera: () => toggleCamera(media),
    share: share.toggle,
    chat: () => panel.toggle('chat'),
    hand: () => call.gestures.setHandRaised(state.handRaisedAt === undefined),
    pin: (index) => {
      const key = numberedTiles(state.participants)[index];
      if (key) choices.togglePin(key);
    },
    help: onHelp,
    escape: () => (isFullScreen() ? leaveFullScreen() : panel.close()),
  });
}
