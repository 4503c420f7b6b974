import { memo } from 'react';
import type { Participant, ShownReaction } from '../../call/call-state.ts';
import { useCallActions, useChoices } from '../call/call-actions.tsx';
import { connectionSentence } from '../hearing/connection-words.ts';
import { HealthIcon } from '../hearing/health-icon.tsx';
import { Hint } from '../parts/hint.tsx';
import { useWords } from '../words/use-words.ts';
import { Avatar } from './avatar.tsx';
import type { Box } from './grid-layout.ts';
import styles from './person-tile.module.css';
import { Tile } from './tile.tsx';
import { PersonTools } from './tile-tools.tsx';
import { VideoTile } from './video-tile.tsx';

type ParticipantTileProps = {
  participant: Participant;
  box: Box | undefined;
  speakerId: string | undefined;
  /** Their pictures do not come. */
  isAudioOnly: boolean;
};

type PersonTileProps = ParticipantTileProps & { reactions: readonly ShownReaction[] };

/** Another participant. Renders again only for a change of this one. */
export const PersonTile = memo(function PersonTile({
  participant,
  box,
  speakerId,
  isAudioOnly,
  reactions,
}: PersonTileProps) {
  const { showStatistics } = useCallActions();
  const hearing = useWords('hearing');
  const { id, name, microphone, isSpeaking, hasCamera, person, connection, handRaisedAt } = participant;
  const volume = useChoices(({ volumes }) => volumes.get(id));
  // A player costs something at every moment, also one that plays silence.
  const stream = hasCamera || microphone !== 'none' ? ofConnected(participant, person) : undefined;
  const trouble = connectionSentence(hearing, connection, name);
  return (
    <Tile
      participantId={id}
      kind="person"
      name={name}
      box={box}
      isMuted={microphone !== 'on'}
      isSpeaking={isSpeaking}
      isHandRaised={handRaisedAt !== undefined}
      reactions={reactions}
      tools={<PersonTools participant={participant} />}
      connection={connection}
      {...(connection === 'weak' && { mark: <WeakMark onPress={() => showStatistics(id)} /> })}
      {...(trouble !== undefined && { trouble: <span role="status">{trouble}</span> })}
    >
      <Avatar name={name} />
      <VideoTile stream={stream} isShown={hasCamera && !isAudioOnly} speakerId={speakerId} volume={volume} />
    </Tile>
  );
});

/** A player starts anew for each track that comes later: it gets a stream when its tracks are there, all at once. */
function ofConnected({ connection }: Participant, stream: MediaStream): MediaStream | undefined {
  return connection === 'connecting' ? undefined : stream;
}

/** Why it is weak can be read from the figures. */
function WeakMark({ onPress }: { onPress: () => void }) {
  const t = useWords('stage');
  return (
    <Hint text={t('weakHint')}>
      <button type="button" className={styles.weak} aria-label={t('weakConnection')} onClick={onPress}>
        <HealthIcon health="weak" size={16} />
      </button>
    </Hint>
  );
}
