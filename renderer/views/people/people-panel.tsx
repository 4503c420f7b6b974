import { Hand, UserPlus } from 'lucide-react';
import type { InCall } from '../../call/call-state.ts';
import { Panel } from '../call/panel.tsx';
import { WhoHearsWhom } from '../hearing/who-hears-whom.tsx';
import { Button } from '../parts/button.tsx';
import type { Visit } from '../session-state.ts';
import { useWords } from '../words/use-words.ts';
import { CodeSection } from './code-section.tsx';
import { byHand, handCount } from './hand-order.ts';
import { KeptOut } from './kept-out.tsx';
import styles from './people.module.css';
import { PersonRow, SelfRow } from './person-row.tsx';
import { RoomLock } from './room-lock.tsx';
import { WaitingList } from './waiting-list.tsx';

type PeoplePanelProps = { visit: Visit; state: InCall; onInvite: () => void; onClose: () => void };

/** Who is here, who wants to come in, and whether all are who they seem to be. */
export function PeoplePanel({ visit: { call }, state, onInvite, onClose }: PeoplePanelProps) {
  const t = useWords('people');
  const { participants, name, hostId, verified, handRaisedAt } = state;
  const isHost = hostId === 'self';
  const hands = handCount(participants, handRaisedAt);
  return (
    <Panel title={t('people')} onClose={onClose}>
      <div className={styles.body}>
        <WaitingList call={call} waiting={state.waiting} />
        <ul className={styles.people} aria-label={t('inTheCall')}>
          <SelfRow name={name} isHost={isHost} isHandRaised={handRaisedAt !== undefined} />
          {byHand(participants).map((one) => (
            <PersonRow
              key={one.id}
              participant={one}
              isHost={one.id === hostId}
              isVerified={verified.includes(one.id)}
            />
          ))}
        </ul>
        <div className={styles.row}>
          {participants.length > 0 && (
            <Button size="small" onClick={onInvite}>
              <UserPlus size={16} aria-hidden />
              {t('inviteOthers')}
            </Button>
          )}
          {isHost && hands > 1 && (
            <Button size="small" onClick={() => call.gestures.lowerHand()}>
              <Hand size={16} aria-hidden />
              {t('lowerAllHands')}
            </Button>
          )}
          {participants.length > 0 && <WhoHearsWhom state={state} />}
        </div>
        <RoomLock call={call} state={state} />
        {participants.length > 0 && <CodeSection call={call} state={state} />}
        <KeptOut refused={state.refused} />
      </div>
    </Panel>
  );
}
