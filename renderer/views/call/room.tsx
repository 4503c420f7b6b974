import { useState } from 'react';
import type { InCall } from '../../call/call-state.ts';
import { DropTarget } from '../chat/drop-target.tsx';
import { MiniView } from '../mini/mini-view.tsx';
import { useMini } from '../mini/use-mini.ts';
import type { Visit } from '../session-state.ts';
import { SharePicker } from '../share/share-picker.tsx';
import { useShare } from '../share/use-share.ts';
import { Stage } from '../stage/stage.tsx';
import { CallBar } from './call-bar.tsx';
import { LeaveDialog } from './leave-dialog.tsx';
import styles from './room.module.css';
import { ShortcutsDialog } from './shortcuts-dialog.tsx';
import { Side } from './side.tsx';
import { Strips } from './strips.tsx';
import { TopLine } from './top-line.tsx';
import { useAnnouncements } from './use-announcements.ts';
import { useCallShortcuts } from './use-call-shortcuts.ts';
import { useLeave } from './use-leave.ts';
import { useNotice } from './use-notice.ts';
import type { PanelControl } from './use-panel.ts';
import { usePushToTalk } from './use-push-to-talk.ts';
import { useReactionNews } from './use-reaction-news.ts';
import { useSounds } from './use-sounds.ts';

type RoomProps = { visit: Visit; state: InCall; panel: PanelControl };

/** The screen of a call: what is to be known above, the stage, what can be done below, and a panel beside. */
export function Room({ visit, state, panel }: RoomProps) {
  const { call, media } = visit;
  const share = useShare(media);
  const leave = useLeave(visit, state);
  const notice = useNotice(media, state);
  const mini = useMini(call, state);
  const isTalking = usePushToTalk(media);
  const [isListOpen, setIsListOpen] = useState(false);
  const audioOnly = { isOn: state.isAudioOnly, toggle: () => call.setAudioOnly(!state.isAudioOnly) };
  const openList = () => setIsListOpen(true);
  useAnnouncements(state, panel.open === 'chat');
  useReactionNews(state);
  useSounds(media, state);
  useCallShortcuts({ visit, state, panel, share, onHelp: openList });
  const sendFiles = (files: readonly File[]) => {
    call.files.offer(files);
    if (panel.open !== 'chat') panel.toggle('chat');
  };
  const comeBack = () => {
    mini.close();
    window.focus();
  };
  return (
    <div className={styles.room}>
      <main className={styles.main}>
        <TopLine state={state} notice={notice} panel={panel} onMini={mini.open} />
        <Strips visit={visit} state={state} panel={panel} share={share} audioOnly={audioOnly} />
        <Stage visit={visit} state={state} mini={mini.subject?.key} onPeople={() => panel.toggle('people')} />
        <CallBar
          media={media}
          state={state}
          audioOnly={audioOnly}
          panel={panel}
          share={share}
          isTalking={isTalking}
          onShortcuts={openList}
          onLeave={leave.ask}
        />
      </main>
      <Side visit={visit} state={state} panel={panel} />
      {!state.isWaiting && <DropTarget roomName={state.roomName} onFiles={sendFiles} />}
      {share.isPicking && <SharePicker share={share} />}
      {isListOpen && <ShortcutsDialog onClose={() => setIsListOpen(false)} />}
      {leave.loss && <LeaveDialog loss={leave.loss} onStay={leave.stay} onLeave={leave.leave} />}
      {mini.window && (
        <MiniView
          window={mini.window}
          media={media}
          state={state}
          subject={mini.subject}
          onReturn={comeBack}
          onLeave={() => {
            // What it may have to ask is asked in the large window.
            comeBack();
            leave.ask();
          }}
        />
      )}
    </div>
  );
}
