import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { InCall } from '../../call/call-state.ts';
import { NO_SAVINGS } from '../../call/health/economy.ts';
import { ChatPanel } from '../chat/chat-panel.tsx';
import { InvitePanel } from '../invite/invite-panel.tsx';
import { toggleCamera, toggleMuted } from '../parts/media-buttons.tsx';
import { PeoplePanel } from '../people/people-panel.tsx';
import { useSession } from '../session-context.tsx';
import type { Visit } from '../session-state.ts';
import { SharePicker } from '../share/share-picker.tsx';
import { useShare } from '../share/use-share.ts';
import { HandStrip } from '../stage/hand-strip.tsx';
import { Stage } from '../stage/stage.tsx';
import { numberedTiles } from '../stage/stage-plan.ts';
import { AudioOnlyStrip, DoorStrip, RelayStrip, ServerStrip, ShareStrip } from '../stage/strip.tsx';
import { StatisticsPanel } from '../statistics/statistics-panel.tsx';
import { type CallActions, CallActionsProvider } from './call-actions.tsx';
import { CallBar } from './call-bar.tsx';
import styles from './call-view.module.css';
import { calmStore } from './calm-store.ts';
import { GestureNews } from './gesture-news.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { StageChoices } from './stage-choices.ts';
import { TopLine } from './top-line.tsx';
import { useAnnouncements } from './use-announcements.ts';
import { isFullScreen, leaveFullScreen } from './use-full-screen.ts';
import { useHandOffer } from './use-hand-offer.ts';
import { useLacksRelay } from './use-lacks-relay.ts';
import { useLeave } from './use-leave.ts';
import { useNotice } from './use-notice.ts';
import { usePanel } from './use-panel.ts';
import { usePushToTalk } from './use-push-to-talk.ts';
import { useShortcuts } from './use-shortcuts.ts';
import { useSounds } from './use-sounds.ts';

/** Nobody sees the difference, and what the others do needs no more. */
const REDRAW_INTERVAL_MS = 100;

export function CallView({ visit }: { visit: Visit }) {
  const { call } = visit;
  const store = useMemo(() => calmStore(call.store, REDRAW_INTERVAL_MS), [call]);
  const state = useStore(store);
  return state.status === 'in-call' ? <Room visit={visit} state={state} /> : null;
}

function Room({ visit, state }: { visit: Visit; state: InCall }) {
  const session = useSession();
  const { call, media } = visit;
  const panel = usePanel(state);
  const share = useShare(media);
  const leave = useLeave(visit, state);
  const notice = useNotice(media, state);
  const [choices] = useState(() => new StageChoices());
  const [isListOpen, setIsListOpen] = useState(false);
  const isTalking = usePushToTalk(media);
  const handOffer = useHandOffer(media, state);
  useAnnouncements(state, panel.open === 'chat');
  const lacksRelay = useLacksRelay(call, state);
  const isHost = state.hostId === 'self';
  const { showStatistics } = panel;
  const audioOnly = { isOn: state.isAudioOnly, toggle: () => call.setAudioOnly(!state.isAudioOnly) };
  const actions = useMemo(
    (): CallActions => ({ call, choices, isHost, showStatistics }),
    [call, choices, isHost, showStatistics],
  );
  useSounds(media, state);
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
    help: () => setIsListOpen(true),
    escape: () => (isFullScreen() ? leaveFullScreen() : panel.close()),
  });
  return (
    <CallActionsProvider actions={actions}>
      <div className={styles.room}>
        <main className={styles.main}>
          <TopLine state={state} notice={notice} panel={panel} onMini={undefined} />
          <div>
            {state.server === 'lost' && <ServerStrip />}
            {panel.open !== 'people' && (
              <DoorStrip call={call} waiting={state.waiting} onOpen={() => panel.toggle('people')} />
            )}
            {share.isSharing && <ShareStrip media={media} />}
            {handOffer.isOpen && (
              <HandStrip onLower={() => call.gestures.setHandRaised(false)} onKeep={handOffer.dismiss} />
            )}
            {lacksRelay && <RelayStrip onOpen={() => session.openSettings('network')} />}
            {audioOnly.isOn && (
              <AudioOnlyStrip
                sharers={state.participants.filter(({ hasScreen }) => hasScreen)}
                onEnd={audioOnly.toggle}
              />
            )}
          </div>
          <Stage visit={visit} state={state} onPeople={() => panel.toggle('people')} />
          <GestureNews state={state} />
          <CallBar
            media={media}
            state={state}
            audioOnly={audioOnly}
            panel={panel}
            share={share}
            isTalking={isTalking}
            onShortcuts={() => setIsListOpen(true)}
            onLeave={leave.ask}
          />
        </main>
        {panel.open === 'chat' && <ChatPanel call={call} chat={state.chat} onClose={panel.close} />}
        {panel.open === 'invite' && <InvitePanel visit={visit} state={state} onClose={panel.close} />}
        {panel.open === 'people' && (
          <PeoplePanel visit={visit} state={state} onInvite={() => panel.toggle('invite')} onClose={panel.close} />
        )}
        {panel.open === 'statistics' && (
          // Asked for somebody else, it starts anew.
          <StatisticsPanel
            isSaving={state.savings !== NO_SAVINGS}
            key={panel.subject}
            call={call}
            participants={state.participants}
            subject={panel.subject}
            onClose={panel.close}
          />
        )}
        {share.isPicking && <SharePicker media={media} onClose={share.closePicker} />}
        {isListOpen && <ShortcutsDialog onClose={() => setIsListOpen(false)} />}
        {leave.isAsking && <LeaveDialog onStay={leave.stay} onLeave={leave.leave} />}
      </div>
    </CallActionsProvider>
  );
}
