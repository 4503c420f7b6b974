import { memo, useState } from 'react';
import type { Participant } from '../../call/call-state.ts';
import { Avatar } from './avatar.tsx';
import { type Box, inscribe } from './grid-layout.ts';
import { Tile } from './tile.tsx';
import { VideoTile } from './video-tile.tsx';

type ParticipantTileProps = { participant: Participant; box: Box; speakerId: string | undefined };

/** Another participant. Renders again only for a change of this one. */
export const PersonTile = memo(function PersonTile({ participant, box, speakerId }: ParticipantTileProps) {
  const { id, name, microphone, isSpeaking, hasCamera, person, connection } = participant;
  const trouble = connectionText(participant);
  return (
    <Tile
      participantId={id}
      kind="person"
      name={name}
      box={box}
      isMuted={microphone !== 'on'}
      isSpeaking={isSpeaking}
      connection={connection}
      {...(trouble !== undefined && { trouble: <span role="status">{trouble}</span> })}
    >
      <Avatar name={name} />
      <VideoTile stream={whole(person)} isShown={hasCamera} speakerId={speakerId} />
    </Tile>
  );
});

export const ShareTile = memo(function ShareTile({ participant, box, speakerId }: ParticipantTileProps) {
  const { id, name, share } = participant;
  const [ratio, setRatio] = useState<number>();
  return (
    <Tile
      participantId={id}
      kind="share"
      name={`${name}'s screen`}
      box={ratio === undefined ? box : inscribe(ratio, box)}
    >
      <VideoTile stream={whole(share)} isShown isWhole speakerId={speakerId} onRatio={setRatio} />
    </Tile>
  );
});

/** A player starts anew for each track that comes later: it gets a stream when its tracks are there, all at once. */
function whole(stream: MediaStream): MediaStream | undefined {
  return stream.getTracks().length > 0 ? stream : undefined;
}

function connectionText({ connection, name }: Participant): string | undefined {
  if (connection === 'good' || connection === 'weak') return undefined;
  if (connection === 'refused') {
    return `Somebody between you and ${name} changed the connection: Engage refused it.`;
  }
  const doing = connection === 'lost' || connection === 'unstable' ? 'Reconnecting' : 'Connecting';
  return `${doing} to ${name}…`;
}
