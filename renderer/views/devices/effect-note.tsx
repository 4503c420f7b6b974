import { useEffect } from 'react';
import type { EffectState } from '../../call/media/effects.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import { announce } from '../parts/announce.ts';
import { useMedia } from '../parts/media-hooks.ts';
import { useFormats } from '../words/use-formats.ts';
import { useWords, type Words } from '../words/use-words.ts';
import styles from './effect-note.module.css';

/** What the blur costs this computer, measured while it runs; or why there is none. */
export function BlurNote({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
  const { percent } = useFormats();
  const blur = useMedia(media, (state) => state.blur);
  const camera = useMedia(media, (state) => state.camera.status);
  // A camera that stays off because of it says so itself.
  const isTold = blur.status === 'failed' && camera !== 'on';
  const text = isTold ? undefined : blurText(t, blur, percent);
  const isTrouble = blur.status === 'failed' || (blur.status === 'running' && blur.cost?.isTooSlow === true);
  return <Note text={text} isTrouble={isTrouble} isQuiet={blur.status === 'running' && !isTrouble} />;
}

export function NoiseNote({ media }: { media: LocalMedia }) {
  const t = useWords('devices');
  const { status } = useMedia(media, (state) => state.quiet);
  const text = status === 'starting' ? t('noiseStarting') : status === 'failed' ? t('noiseFailed') : undefined;
  return <Note text={text} isTrouble={status === 'failed'} />;
}

function blurText(t: Words<'devices'>, blur: EffectState, percent: (share: number) => string): string | undefined {
  switch (blur.status) {
    case 'idle':
      return undefined;
    case 'starting':
      return t('blurStarting');
    case 'failed':
      return t('blurFailed');
    case 'running': {
      if (!blur.cost) return t('blurMeasuring');
      const { coreShare, framesPerSecond, isTooSlow } = blur.cost;
      if (isTooSlow) return t('blurTooSlow', { count: Math.round(framesPerSecond) });
      // Nearer than that it changes all the time.
      return t('blurCost', { share: percent(Math.max(0.05, Math.round(coreShare * 20) / 20)) });
    }
    default:
      return blur satisfies never;
  }
}

type NoteProps = { text: string | undefined; isTrouble: boolean; isQuiet?: boolean };

/** A quiet one is there to be looked at: what changes every other second is not read out. */
function Note({ text, isTrouble, isQuiet = false }: NoteProps) {
  // A menu may hold no live region: it is announced.
  useEffect(() => {
    if (text !== undefined && !isQuiet) announce(text);
  }, [text, isQuiet]);
  return (
    <p className={styles.note} data-trouble={isTrouble}>
      {text}
    </p>
  );
}
