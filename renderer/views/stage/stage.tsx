import type { InCall } from '../../call/call-state.ts';
import { InvitationCard } from '../invite/invitation-card.tsx';
import { useMedia } from '../parts/media-hooks.ts';
import type { Visit } from '../session-state.ts';
import type { Box } from './grid-layout.ts';
import { PersonTile, ShareTile } from './person-tile.tsx';
import { SelfTile } from './self-tile.tsx';
import styles from './stage.module.css';
import { stageLayout } from './stage-layout.ts';
import { useShown } from './use-shown.ts';
import { useSize } from './use-size.ts';
import { WaitingCard } from './waiting-card.tsx';

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

type StageProps = { visit: Visit; state: InCall; onStatistics: (participantId: string) => void };

/** Every tile is placed by hand in one list, so that a new arrangement moves tiles and never remounts them. */
export function Stage({ visit, state, onStatistics }: StageProps) {
  const [measure, size] = useSize();
  const { participants, isAudioOnly } = state;
  const sharers = participants.filter(({ hasScreen }) => hasScreen);
  const shown = isAudioOnly ? 0 : sharers.length;
  const isAlone = participants.length === 0;
  const layout = stageLayout(size, participants.length + 1, shown);
  useShown(visit.call, participants, { size, layout });
  const common = { speakerId: useMedia(visit.media, (media) => media.speakerId), isAudioOnly };
  return (
    <div ref={measure} className={styles.stage}>
      {state.isWaiting && <WaitingCard />}
      {isAlone && !state.isWaiting && <InvitationCard visit={visit} state={state} />}
      {size.width > 0 && !state.isWaiting && (
        <>
          {sharers.map((one, index) => (
            <ShareTile key={one.id} participant={one} box={layout.shares[index] ?? NOWHERE} {...common} />
          ))}
          {participants.map((one, index) => (
            <PersonTile
              key={one.id}
              participant={one}
              box={layout.people[index] ?? NOWHERE}
              {...common}
              onStatistics={onStatistics}
            />
          ))}
          <SelfTile
            id={state.selfId}
            name={state.name}
            media={visit.media}
            box={layout.people.at(-1) ?? NOWHERE}
            framerate={state.savings.ownFramerate}
          />
        </>
      )}
    </div>
  );
}
