import type { ShownReaction } from '../../call/call-state.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { useCallActions, useChoices } from '../call/call-actions.tsx';
import { useMedia } from '../parts/media-hooks.ts';
import { mediaReason } from '../reasons.ts';
import { useWords } from '../words/use-words.ts';
import { Avatar } from './avatar.tsx';
import type { Box } from './grid-layout.ts';
import { Tile } from './tile.tsx';
import { useCornerDrag } from './use-corner-drag.ts';
import { useSlower } from './use-slower.ts';
import { VideoTile } from './video-tile.tsx';

type SelfTileProps = {
  id: string;
  name: string;
  media: LocalMedia;
  box: Box | undefined;
  /** What it lies on, small, in a corner. */
  ground: Box | undefined;
  isHandRaised: boolean;
  reactions: readonly ShownReaction[];
  /** Frames per second at which the own picture is drawn. */
  framerate: number;
};

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };

/** Oneself as in a mirror; what is wrong with the camera is said here. */
export function SelfTile({ id, name, media, box, ground, isHandRaised, reactions, framerate }: SelfTileProps) {
  const t = useWords('stage');
  const camera = useMedia(media, (state) => state.camera);
  const isMuted = useMedia(media, (state) => state.isMuted || state.microphone.status !== 'on');
  const isSpeaking = useMedia(media, (state) => state.isSpeaking);
  const isOn = camera.status === 'on';
  const stream = useSlower(isOn ? camera.stream : undefined, framerate);
  const { choices } = useCallActions();
  const corner = useChoices((all) => all.corner);
  const drag = useCornerDrag({ box: box ?? NOWHERE, ground: ground ?? NOWHERE }, corner, (next) =>
    choices.setCorner(next),
  );
  return (
    <Tile
      participantId={id}
      kind="person"
      name={t('selfName', { name })}
      label={t('you')}
      box={box}
      isMuted={isMuted}
      isSpeaking={isSpeaking && !isMuted}
      isHandRaised={isHandRaised}
      reactions={reactions}
      drag={ground && drag}
      {...(camera.status === 'failed' && { trouble: <CameraTrouble media={media} /> })}
    >
      <Avatar name={name} />
      <VideoTile stream={stream} isShown={isOn} isMuted isMirrored />
    </Tile>
  );
}

function CameraTrouble({ media }: { media: LocalMedia }) {
  const t = useWords('parts');
  const reasons = useWords('reasons');
  const camera = useMedia(media, (state) => state.camera);
  if (camera.status !== 'failed') return null;
  return (
    <>
      <span>{mediaReason(reasons, 'camera', camera.reason).happened}</span>
      {camera.reason !== 'insecure-page' && (
        <button type="button" onClick={() => void media.retry('camera')}>
          {t('tryAgain')}
        </button>
      )}
    </>
  );
}
