import { Pause } from 'lucide-react';
import { memo, type ReactNode, useEffect, useState } from 'react';
import type { Participant } from '../../call/call-state.ts';
import { useCallActions, useChoices } from '../call/call-actions.tsx';
import { connectionSentence } from '../hearing/connection-words.ts';
import { type Box, inscribe } from '../stage/grid-layout.ts';
import { Tile } from '../stage/tile.tsx';
import { PinButton } from '../stage/tile-tools.tsx';
import { VideoTile } from '../stage/video-tile.tsx';
import { useWords } from '../words/use-words.ts';
import { MarksCanvas } from './marks-canvas.tsx';
import { ShareBar } from './share-bar.tsx';
import styles from './share-tile.module.css';
import { type Tool, useMarking } from './use-marking.ts';
import { useShareMarks } from './use-share-marks.ts';
import { useZoom } from './use-zoom.ts';
import { WaitingShare } from './waiting-share.tsx';

type ShareTileProps = {
  participant: Participant;
  box: Box | undefined;
  speakerId: string | undefined;
  /** Something else takes the stage: it is small, and a press makes it large. */
  isBeside: boolean;
  /** No pictures come; its sound goes on. */
  isAudioOnly: boolean;
};

/** What another participant shares. */
export const ShareTile = memo(function ShareTile({
  participant,
  box,
  speakerId,
  isBeside,
  isAudioOnly,
}: ShareTileProps) {
  const t = useWords('stage');
  const { choices } = useCallActions();
  const { id, name, screen } = participant;
  const [ratio, setRatio] = useState<number>();
  const [tool, setTool] = useState<Tool>('look');
  const { mayDraw } = useShareMarks(id);
  const zoom = useZoom();
  const trouble = useTrouble(participant);
  const isEnlarged = zoom.view.scale > 1;
  useEffect(() => choices.setEnlarged(id, isEnlarged), [choices, id, isEnlarged]);
  const hand = mayDraw && !isBeside ? tool : 'look';
  const placed = ratio === undefined || !box ? box : inscribe(ratio, box);
  return (
    <Tile
      participantId={id}
      kind="share"
      name={t('screenOf', { name })}
      box={placed}
      tools={<PinButton tile={`share:${id}`} />}
      isHidden={isAudioOnly}
      {...(trouble && { trouble })}
    >
      {ratio === undefined && <WaitingShare name={name} isPaused={screen?.isPaused === true} />}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the pin and the bar do the same by keyboard */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: as above */}
      <div
        ref={zoom.frame}
        className={styles.frame}
        data-enlarged={isEnlarged}
        data-beside={isBeside}
        onClick={() => isBeside && choices.togglePin(`share:${id}`)}
        onPointerMove={(event) => hand === 'look' && zoom.pan(event)}
        onDoubleClick={(event) => {
          if (isBeside) return;
          event.stopPropagation();
          // Whoever draws two dots wants no other size.
          if (hand !== 'look') return;
          const { left, top } = event.currentTarget.getBoundingClientRect();
          zoom.toggleActual({ x: event.clientX - left, y: event.clientY - top });
        }}
      >
        <SharedPicture participant={participant} speakerId={speakerId} zoom={zoom} onRatio={setRatio} />
        <MarksCanvas share={id} view={zoom.view} data-tool={hand} {...useMarking(id, hand, zoom.view)} />
        {!isBeside && ratio !== undefined && (
          <ShareBar
            share={id}
            name={name}
            tool={hand}
            onTool={setTool}
            zoom={zoom}
            hasAudio={screen?.hasAudio === true}
          />
        )}
      </div>
    </Tile>
  );
});

type SharedPictureProps = {
  participant: Participant;
  speakerId: string | undefined;
  zoom: ReturnType<typeof useZoom>;
  onRatio: (ratio: number) => void;
};

function SharedPicture({ participant, speakerId, zoom, onRatio }: SharedPictureProps) {
  const { id, share, connection } = participant;
  const volume = useChoices(({ volumes }) => volumes.get(`share:${id}`) ?? volumes.get(id));
  const { scale, x, y } = zoom.view;
  return (
    <div className={styles.picture} style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}>
      <VideoTile
        // A player starts anew for each track that comes later: it gets a stream when its tracks are there.
        stream={connection === 'connecting' ? undefined : share}
        isShown
        isWhole
        speakerId={speakerId}
        volume={volume}
        onRatio={onRatio}
      />
    </div>
  );
}

/** Why it stands still, if there is anything to say. */
function useTrouble({ connection, name, screen }: Participant): ReactNode {
  const t = useWords('share');
  const hearing = useWords('hearing');
  const trouble = connectionSentence(hearing, connection, name);
  if (trouble !== undefined) return <span role="status">{trouble}</span>;
  if (screen?.isPaused !== true) return undefined;
  return (
    <span role="status" className={styles.trouble}>
      <Pause size={14} aria-hidden />
      {t('hasPaused', { name })}
    </span>
  );
}
