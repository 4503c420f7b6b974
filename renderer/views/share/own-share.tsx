import { useState } from 'react';
import type { ScreenState } from '../../call/media/local-media-state.ts';
import type { ScreenMode } from '../../call/media/screen-mode.ts';
import { useCallActions } from '../call/call-actions.tsx';
import { Button } from '../parts/button.tsx';
import { useSlower } from '../stage/use-slower.ts';
import { VideoTile } from '../stage/video-tile.tsx';
import { useWords } from '../words/use-words.ts';
import { MarksCanvas } from './marks-canvas.tsx';
import { ModeChoice } from './mode-choice.tsx';
import styles from './own-share.module.css';
import { useShareMarks } from './use-share-marks.ts';

type OwnShareProps = {
  /** Self's id. */
  share: string;
  screen: Extract<ScreenState, { status: 'on' }>;
  onMode: (mode: ScreenMode) => void;
};

/** Frames per second. Of a screen that may show this very window: what moves in itself is a hall of mirrors. */
const WHOLE_SCREEN_FRAMERATE = 1;
const FRAMERATE = 5;

/** What the others see of the own screen, small, with what they draw on it. */
export function OwnShare({ share, screen, onMode }: OwnShareProps) {
  const t = useWords('share');
  const [ratio, setRatio] = useState(16 / 9);
  const { source, stream, isPaused, mode } = screen;
  const isWindow = source.surface === 'window' || source.surface === 'browser';
  const shown = useSlower(isPaused ? undefined : stream, isWindow ? FRAMERATE : WHOLE_SCREEN_FRAMERATE);
  return (
    <div className={styles.own}>
      <div className={styles.preview} style={{ aspectRatio: ratio }}>
        <VideoTile stream={isPaused ? stream : shown} isShown isMuted isWhole onRatio={setRatio} />
        <MarksCanvas share={share} />
        {isPaused && <span className={styles.paused}>{t('paused')}</span>}
      </div>
      <div className={styles.rest}>
        <ModeChoice mode={mode} onMode={onMode} />
        <MarkControls share={share} />
        <p className={styles.quiet}>{t('notOnScreen')}</p>
      </div>
    </div>
  );
}

function MarkControls({ share }: { share: string }) {
  const t = useWords('share');
  const { marks } = useCallActions().call;
  const { mayDraw, all } = useShareMarks(share);
  return (
    <div className={styles.controls}>
      <label className={styles.switch}>
        <input type="checkbox" checked={mayDraw} onChange={(event) => marks.setMayDraw(event.target.checked)} />
        {t('othersMayDraw')}
      </label>
      {all > 0 && (
        <Button size="small" onClick={() => marks.clearAll()}>
          {t('clearAll')}
        </Button>
      )}
    </div>
  );
}
