import { ChevronDown, ChevronUp, Pause, Play, ScreenShare } from 'lucide-react';
import { useState } from 'react';
import type { InCall } from '../../call/call-state.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import type { SharedSource } from '../../call/media/local-media-state.ts';
import { Button } from '../parts/button.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { useMedia } from '../parts/media-hooks.ts';
import { shareReason } from '../reasons.ts';
import { useWords, type Words } from '../words/use-words.ts';
import { OwnShare } from './own-share.tsx';
import styles from './share-strip.module.css';
import type { ShareControl } from './use-share.ts';
import { useShareMarks } from './use-share-marks.ts';

type ShareStripProps = { media: LocalMedia; share: ShareControl; state: InCall };

/** What self shares, outside the shared picture, so that it is not shared itself. */
export function ShareStrip({ media, share, state }: ShareStripProps) {
  const t = useWords('share');
  const screen = useMedia(media, (all) => all.screen);
  const { active } = useShareMarks(state.selfId);
  const [isOpen, setIsOpen] = useState(window.innerWidth >= 900 && window.innerHeight >= 700);
  if (screen.status !== 'on') return null;
  const { isPaused, source } = screen;
  const by = state.participants.find(({ id }) => id === active)?.name;
  return (
    <section className={styles.strip} aria-label={t('yourShare')}>
      <div className={styles.row}>
        <ScreenShare size={16} aria-hidden className={styles.icon} />
        <p className={styles.text} role="status">
          {isPaused ? t('youPaused') : sharingText(t, source)}
          {by !== undefined && <span className={styles.by}>{t('isMarking', { name: by })}</span>}
        </p>
        <Buttons media={media} share={share} isPaused={isPaused} />
        <IconButton
          label={isOpen ? t('hidePreview') : t('showPreview')}
          icon={isOpen ? ChevronUp : ChevronDown}
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        />
      </div>
      <Failure failure={share.failure} />
      {isOpen && <OwnShare share={state.selfId} screen={screen} onMode={share.setMode} />}
    </section>
  );
}

function Buttons({ media, share, isPaused }: { media: LocalMedia; share: ShareControl; isPaused: boolean }) {
  const t = useWords('share');
  const Icon = isPaused ? Play : Pause;
  return (
    <div className={styles.buttons}>
      <Button size="small" onClick={() => void media.pauseScreen(!isPaused)}>
        <Icon size={14} aria-hidden />
        {isPaused ? t('resume') : t('pause')}
      </Button>
      <Button size="small" onClick={share.pick}>
        {t('somethingElse')}
      </Button>
      <Button size="small" tone="primary" onClick={() => media.stopScreen()}>
        {t('stop')}
      </Button>
    </div>
  );
}

function Failure({ failure }: { failure: ShareControl['failure'] }) {
  const reasons = useWords('reasons');
  if (failure === undefined) return null;
  const { happened, advice } = shareReason(reasons, failure);
  return (
    <p className={styles.failure} role="alert">
      {happened} {advice}
    </p>
  );
}

/** Browsers do not say how it is called. */
function sharingText(t: Words<'share'>, { name, surface }: SharedSource): string {
  if (name !== undefined) return t('sharing', { name });
  if (surface === 'window') return t('sharingWindow');
  return surface === 'browser' ? t('sharingTab') : t('sharingScreen');
}
