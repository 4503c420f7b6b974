import { Hand, MicOff } from 'lucide-react';
import { type MouseEvent, type ReactNode, useRef } from 'react';
import type { ShownReaction } from '../../call/call-state.ts';
import type { PairHealth } from '../../call/health/pair-health.ts';
import { useCallActions } from '../call/call-actions.tsx';
import { useWords } from '../words/use-words.ts';
import type { Box } from './grid-layout.ts';
import { Reactions } from './reactions.tsx';
import styles from './tile.module.css';
import type { CornerDrag } from './use-corner-drag.ts';
import { useGlide } from './use-glide.ts';

type TileProps = {
  participantId: string;
  kind: 'person' | 'share';
  /** What a screen reader calls the tile. */
  name: string;
  /** What is written on it; the name unless told otherwise. */
  label?: string;
  /** Absent: there is no room for it. It is heard, and not seen. */
  box: Box | undefined;
  isMuted?: boolean;
  isSpeaking?: boolean;
  connection?: PairHealth;
  isHandRaised?: boolean;
  reactions?: readonly ShownReaction[];
  /** In a corner: something to know of that needs no words. */
  mark?: ReactNode;
  /** What can be done with it, on hover and on keyboard focus. */
  tools?: ReactNode;
  isHidden?: boolean;
  /** Lies on another tile, and may be moved to another corner of it. */
  drag?: CornerDrag | undefined;
  /** What is going on with the connection, in words. */
  trouble?: ReactNode;
  /** The media. */
  children: ReactNode;
};

const NOWHERE: Box = { x: 0, y: 0, width: 0, height: 0 };
const NO_REACTIONS: readonly ShownReaction[] = [];

/** The frame of everything on the stage: place, name, mute, speaking ring. */
export function Tile({
  participantId,
  kind,
  name,
  label = name,
  box,
  isMuted,
  isSpeaking,
  connection,
  isHandRaised,
  reactions = NO_REACTIONS,
  mark,
  tools,
  isHidden,
  drag,
  trouble,
  children,
}: TileProps) {
  const t = useWords('stage');
  const element = useRef<HTMLElement>(null);
  const { choices } = useCallActions();
  const { x, y, width, height } = box ?? NOWHERE;
  useGlide(element, { x, y, width, height });
  return (
    <section
      ref={element}
      aria-label={name}
      {...(drag && { tabIndex: 0, 'aria-description': t('arrowsMove') })}
      hidden={isHidden || box === undefined}
      className={styles.tile}
      data-participant={participantId}
      data-kind={kind}
      data-speaking={isSpeaking === true}
      data-connection={connection}
      data-small={width < 200}
      data-corner={drag !== undefined}
      style={{ width, height, transform: `translate(${x}px, ${y}px)` }}
      {...drag}
      onDoubleClick={(event) => isOnTile(event) && choices.togglePin(`${kind}:${participantId}`)}
    >
      {children}
      <Reactions reactions={reactions} />
      <div className={styles.top}>
        {tools}
        {mark}
      </div>
      {trouble !== undefined && <div className={styles.trouble}>{trouble}</div>}
      {(label !== '' || isMuted === true) && (
        <div className={styles.label}>
          {isHandRaised === true && <Hand size={14} className={styles.hand} role="img" aria-label={t('handRaised')} />}
          {isMuted === true && <MicOff size={14} className={styles.muted} role="img" aria-label={t('muted')} />}
          {label !== '' && <span className={styles.name}>{label}</span>}
        </div>
      )}
    </section>
  );
}

/** Not on a control of it, nor in a menu or dialog: React tells of those too, wherever they are on the page. */
function isOnTile({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  return target instanceof Element && currentTarget.contains(target) && target.closest('button, input') === null;
}
