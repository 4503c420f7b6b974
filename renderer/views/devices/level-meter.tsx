import { useEffect, useRef } from 'react';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { useWords } from '../words/use-words.ts';
import styles from './level-meter.module.css';

/** Ears hear ratios: quiet speech is near −45 dB, and a linear meter would not show it. */
const QUIETEST_DB = -54;
const LOUDEST_DB = -6;

function meterPosition(level: number): number {
  const db = 20 * Math.log10(Math.max(level, 1e-6));
  return Math.min(Math.max((db - QUIETEST_DB) / (LOUDEST_DB - QUIETEST_DB), 0), 1);
}

/** In each animation frame it took a twelfth of a processor, as much as all else that the lobby does by itself. */
const DRAWN_EVERY_MS = 50;
/** Of the whole, in DRAWN_EVERY_MS. */
const FALL = 0.06;
/** As many as can be told apart; what has not changed is not drawn. */
const STEPS = 50;

/** How loud the microphone hears you. Nothing re-renders at that rate. */
export function LevelMeter({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
  const fill = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let level = 0;
    let drawn = 0;
    const draw = () => {
      // Rises at once and falls slowly, as meters do, so that a word can be seen.
      level = Math.max(meterPosition(media.level()), level - FALL);
      const step = Math.round(level * STEPS);
      if (!fill.current || step === drawn) return;
      drawn = step;
      fill.current.style.clipPath = `inset(0 ${(1 - step / STEPS) * 100}% 0 0)`;
    };
    const timer = setInterval(draw, DRAWN_EVERY_MS);
    return () => clearInterval(timer);
  }, [media]);
  return (
    <div className={`${styles.meter} directed`} role="img" aria-label={t('microphoneLevel')}>
      <div ref={fill} className={styles.fill} />
    </div>
  );
}
