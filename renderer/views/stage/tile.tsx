import { MicOff } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import type { PairHealth } from '../../call/health/pair-health.ts';
import { useWords } from '../words/use-words.ts';
import type { Box } from './grid-layout.ts';
import styles from './tile.module.css';
import { useGlide } from './use-glide.ts';

type TileProps = {
  participantId: string;
  kind: 'person' | 'share';
  /** What a screen reader calls the tile. */
  name: string;
  /** What is written on it; the name unless told otherwise. */
  label?: string;
  box: Box;
  isMuted?: boolean;
  isSpeaking?: boolean;
  connection?: PairHealth;
  /** In a corner: something to know of that needs no words. */
  mark?: ReactNode;
  isHidden?: boolean;
  /** What is going on with the connection, in words. */
  trouble?: ReactNode;
  /** The media. */
  children: ReactNode;
};

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
  mark,
  isHidden,
  trouble,
  children,
}: TileProps) {
  const t = useWords('stage');
  const element = useRef<HTMLElement>(null);
  useGlide(element, box);
  return (
    <section
      ref={element}
      aria-label={name}
      hidden={isHidden}
      className={styles.tile}
      data-participant={participantId}
      data-kind={kind}
      data-speaking={isSpeaking === true}
      data-connection={connection}
      data-small={box.width < 200}
      style={{ width: box.width, height: box.height, transform: `translate(${box.x}px, ${box.y}px)` }}
    >
      {children}
      {mark !== undefined && <div className={styles.mark}>{mark}</div>}
      {trouble !== undefined && <div className={styles.trouble}>{trouble}</div>}
      {(label !== '' || isMuted === true) && (
        <div className={styles.label}>
          {isMuted === true && <MicOff size={14} className={styles.muted} role="img" aria-label={t('muted')} />}
          {label !== '' && <span className={styles.name}>{label}</span>}
        </div>
      )}
    </section>
  );
}
