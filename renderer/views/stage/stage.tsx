import type { InCall, ShownReaction } from '../../call/call-state.ts';
import { InvitationCard } from '../invite/invitation-card.tsx';
import { useMedia } from '../parts/media-hooks.ts';
import type { Visit } from '../session-state.ts';
import { ShareTile } from '../share/share-tile.tsx';
import { MeetingNote } from './meeting-note.tsx';
import { MoreTile } from './more-tile.tsx';
import { PersonTile } from './person-tile.tsx';
import { SelfTile } from './self-tile.tsx';
import styles from './stage.module.css';
import { personKey, shareKey, type TileKey } from './stage-plan.ts';
import { useArrangement } from './use-arrangement.ts';
import { useShown } from './use-shown.ts';
import { useSize } from './use-size.ts';
import { WaitingCard } from './waiting-card.tsx';

type StageProps = {
  visit: Visit;
  state: InCall;
  /** What the small window shows. */
  mini: TileKey | undefined;
  onPeople: () => void;
};

/** Every tile is placed by hand in one list, so that a new arrangement moves tiles and never remounts them. */
export function Stage({ visit, state, mini, onPeople }: StageProps) {
  const [measure, size] = useSize();
  const { participants, isAudioOnly, selfId } = state;
  const isLaidOut = size.width > 0;
  const { boxes, main, more, corner, ground, nextShare } = useArrangement(visit.call, state, size);
  useShown(visit.call, participants, { boxes, nextShare, isLaidOut, mini });
  const speakerId = useMedia(visit.media, (media) => media.speakerId);
  const self = personKey(selfId);
  const isAlone = participants.length === 0 && !state.isWaiting;
  return (
    <div ref={measure} className={styles.stage}>
      {state.isWaiting && <WaitingCard />}
      {isAlone && state.isMeeting && <MeetingNote />}
      {isAlone && !state.isMeeting && <InvitationCard visit={visit} state={state} />}
      {isLaidOut && !state.isWaiting && (
        <>
          {participants.map((one) => {
            const common = { participant: one, speakerId, isAudioOnly };
            const key = shareKey(one.id);
            const isBeside = !main.includes(key);
            return one.hasScreen && <ShareTile key={key} {...common} box={boxes.get(key)} isBeside={isBeside} />;
          })}
          {participants.map((one) => {
            const common = { participant: one, speakerId, isAudioOnly, reactions: reactionsOf(state, one.id) };
            return <PersonTile key={one.id} {...common} box={boxes.get(personKey(one.id))} />;
          })}
          <SelfTile
            id={selfId}
            name={state.name}
            media={visit.media}
            box={boxes.get(self)}
            ground={corner === self ? ground : undefined}
            isHandRaised={state.handRaisedAt !== undefined}
            reactions={reactionsOf(state, 'self')}
            framerate={state.savings.ownFramerate}
          />
          {more && <MoreTile {...more} onPress={onPeople} />}
        </>
      )}
    </div>
  );
}

const NO_REACTIONS: readonly ShownReaction[] = [];

/** The same empty list each time, so that a tile without any is not drawn anew. */
function reactionsOf({ reactions }: InCall, from: string): readonly ShownReaction[] {
  const own = reactions.filter((one) => one.from === from);
  return own.length > 0 ? own : NO_REACTIONS;
}
