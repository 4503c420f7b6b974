import type { InCall } from '../../call/call-state.ts';
import { Panel } from '../call/panel.tsx';
import { WhoHearsWhom } from '../hearing/who-hears-whom.tsx';
import type { Visit } from '../session-state.ts';
import { useWords } from '../words/use-words.ts';
import { CodeSection } from './code-section.tsx';
import { KeptOut } from './kept-out.tsx';
import styles from './people.module.css';
import { PersonRow } from './person-row.tsx';
import { RoomLock } from './room-lock.tsx';
import { WaitingList } from './waiting-list.tsx';

type PeoplePanelProps = {
  visit: Visit;
  state: InCall;
  onStatistics: (participantId: string) => void;
  onClose: () => void;
};

/** Who is here, who wants to come in, and whether all are who they seem to be. */
export function PeoplePanel({ visit: { call }, state, onStatistics, onClose }: PeoplePanelProps) {
  const t = useWords('people');
  const { participants, name, hostId, verified } = state;
  const isHost = hostId === 'self';
  return (
    <Panel title={t('people')} onClose={onClose}>
      <div className={styles.body}>
        <WaitingList call={call} waiting={state.waiting} />
        <ul className={styles.people} aria-label={t('inTheCall')}>
          <PersonRow name={name} isSelf isHost={isHost} />
          {participants.map((one) => (
            <PersonRow
              key={one.id}
              name={one.name}
              isHost={one.id === hostId}
              isVerified={verified.includes(one.id)}
              connection={one.connection}
              onStatistics={() => onStatistics(one.id)}
              {...(isHost && { commands: { call, id: one.id } })}
            />
          ))}
        </ul>
        {participants.length > 0 && <WhoHearsWhom state={state} />}
        <RoomLock call={call} state={state} />
        {participants.length > 0 && <CodeSection call={call} state={state} />}
        <KeptOut refused={state.refused} />
      </div>
    </Panel>
  );
}
