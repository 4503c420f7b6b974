import { useMemo } from 'react';
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
import { Stage } from '../stage/stage.tsx';
import { AudioOnlyStrip, DoorStrip, RelayStrip, ServerStrip, ShareStrip } from '../stage/strip.tsx';
import { StatisticsPanel } from '../statistics/statistics-panel.tsx';
import { CallBar } from './call-bar.tsx';
import styles from './call-view.module.css';
import { calmStore } from './calm-store.ts';
import { LeaveDialog } from './leave-dialog.tsx';
import { TopLine } from './top-line.tsx';
import { useLacksRelay } from './use-lacks-relay.ts';
import { useLeave } from './use-leave.ts';
import { useNotice } from './use-notice.ts';
import { usePanel } from './use-panel.ts';
import { useShortcuts } from './use-shortcuts.ts';

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
  const lacksRelay = useLacksRelay(call, state);
  const audioOnly = { isOn: state.isAudioOnly, toggle: () => call.setAudioOnly(!state.isAudioOnly) };
  useShortcuts({
    microphone: () => toggleMuted(media),
    camera: () => toggleCamera(media),
    share: share.toggle,
    chat: () => panel.toggle('chat'),
    escape: panel.close,
  });
  return (
    <div className={styles.room}>
      <main className={styles.main}>
        <TopLine state={state} notice={notice} />
        <div>
          {state.server === 'lost' && <ServerStrip />}
          {panel.open !== 'people' && (
            <DoorStrip call={call} waiting={state.waiting} onOpen={() => panel.toggle('people')} />
          )}
          {share.isSharing && <ShareStrip media={media} />}
          {lacksRelay && <RelayStrip onOpen={() => session.openSettings('network')} />}
          {audioOnly.isOn && (
            <AudioOnlyStrip
              sharers={state.participants.filter(({ hasScreen }) => hasScreen)}
              onEnd={audioOnly.toggle}
            />
          )}
        </div>
        <Stage visit={visit} state={state} onStatistics={panel.showStatistics} />
        <CallBar
          media={media}
          audioOnly={audioOnly}
          panel={panel}
          share={share}
          isAlone={state.participants.length === 0}
          waiting={state.waiting.length}
          onLeave={leave.ask}
        />
      </main>
      {panel.open === 'chat' && <ChatPanel call={call} chat={state.chat} onClose={panel.close} />}
      {panel.open === 'invite' && <InvitePanel visit={visit} state={state} onClose={panel.close} />}
      {panel.open === 'people' && (
        <PeoplePanel visit={visit} state={state} onStatistics={panel.showStatistics} onClose={panel.close} />
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
      {leave.isAsking && <LeaveDialog onStay={leave.stay} onLeave={leave.leave} />}
    </div>
  );
}
