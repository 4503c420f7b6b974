import { Hand, MicOff, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { Participant } from '../../call/call-state.ts';
import type { PairHealth } from '../../call/health/pair-health.ts';
import { HealthIcon } from '../hearing/health-icon.tsx';
import { Avatar } from '../stage/avatar.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './people.module.css';
import { PersonMenu } from './person-menu.tsx';
import { Volume } from './volume.tsx';

type PersonRowProps = { participant: Participant; isHost: boolean; isVerified: boolean };

/** Another participant, with what can be done with them. */
export function PersonRow({ participant, isHost, isVerified }: PersonRowProps) {
  const t = useWords('people');
  const { id, name, connection, microphone, handRaisedAt } = participant;
  const [isAdjusting, setIsAdjusting] = useState(false);
  return (
    <li className={styles.person}>
      <span className={styles.avatar}>
        <Avatar name={name} />
      </span>
      <span className={styles.who}>
        <span className={styles.name}>{name}</span>
        <Connection health={connection} />
      </span>
      {handRaisedAt !== undefined && <RaisedHand />}
      {microphone !== 'on' && <MicOff size={16} className={styles.mute} role="img" aria-label={t('muted')} />}
      {isVerified && <ShieldCheck size={16} className={styles.verified} role="img" aria-label={t('verified')} />}
      {isHost && <span className={styles.role}>{t('host')}</span>}
      {isAdjusting && <Volume id={id} name={name} onClose={() => setIsAdjusting(false)} />}
      <PersonMenu
        participant={participant}
        label={t('moreFor', { name })}
        className={styles.menu}
        onVolume={() => setIsAdjusting(true)}
      />
    </li>
  );
}

type SelfRowProps = { name: string; isHost: boolean; isHandRaised: boolean };

export function SelfRow({ name, isHost, isHandRaised }: SelfRowProps) {
  const t = useWords('people');
  return (
    <li className={styles.person}>
      <span className={styles.avatar}>
        <Avatar name={name} />
      </span>
      <span className={styles.who}>
        <span className={styles.name}>{t('selfName', { name })}</span>
      </span>
      {isHandRaised && <RaisedHand />}
      {isHost && <span className={styles.role}>{t('host')}</span>}
    </li>
  );
}

function RaisedHand() {
  const t = useWords('people');
  return <Hand size={16} className={styles.hand} role="img" aria-label={t('handRaised')} />;
}

function Connection({ health }: { health: PairHealth }) {
  const t = useWords('hearing');
  return (
    <span className={styles.connection} data-health={health}>
      {health !== 'good' && <HealthIcon health={health} size={14} />}
      {t(`connection.${health}`)}
    </span>
  );
}
