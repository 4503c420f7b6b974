import { Lock, Maximize, Minimize, UserPlus } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { InCall } from '../../call/call-state.ts';
import { elapsedText } from '../chat/clock.ts';
import { Hint } from '../parts/hint.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { useWords } from '../words/use-words.ts';
import { LayoutMenu } from './layout-menu.tsx';
import styles from './top-line.module.css';
import { useFullScreen } from './use-full-screen.ts';
import type { PanelControl } from './use-panel.ts';

type TopLineProps = {
  state: InCall;
  notice: string | undefined;
  panel: PanelControl;
  onMini: (() => void) | undefined;
};

/** The room, and how it is looked at; news stands here for a moment, where it covers no face. */
export function TopLine({ state, notice, panel, onMini }: TopLineProps) {
  const t = useWords('call');
  const fullScreen = useFullScreen();
  const isAlone = state.participants.length === 0;
  return (
    <header className={styles.line}>
      <div className={styles.room}>
        <h1 className={styles.name}>{state.roomName || t('call')}</h1>
        {state.isLocked && <Lock size={14} className={styles.lock} role="img" aria-label={t('locked')} />}
        <Code state={state} onOpen={() => panel.toggle('people')} />
        <Elapsed since={state.joinedAt} />
      </div>
      <div className={styles.news} role="status" aria-live="polite">
        {notice !== undefined && <span className={styles.notice}>{notice}</span>}
      </div>
      <div className={styles.actions}>
        {!isAlone && <IconButton label={t('invite')} icon={UserPlus} onClick={() => panel.toggle('invite')} />}
        {!isAlone && <LayoutMenu onMini={onMini} />}
        {fullScreen && (
          <IconButton
            label={fullScreen.isOn ? t('leaveFullScreen') : t('fullScreen')}
            icon={fullScreen.isOn ? Minimize : Maximize}
            onClick={fullScreen.toggle}
          />
        )}
      </div>
    </header>
  );
}

/** The pictures by which people know that nobody is in between; what they mean stands in the people's list. */
function Code({ state: { code, participants }, onOpen }: { state: InCall; onOpen: () => void }) {
  const t = useWords('call');
  if (code.status !== 'agreed' || participants.length === 0) return null;
  return (
    <Hint text={t('compareCode')}>
      <button type="button" className={styles.code} aria-label={t('compareCode')} onClick={onOpen}>
        {code.code.emoji.map(({ symbol }) => symbol).join('')}
      </button>
    </Hint>
  );
}

function Elapsed({ since }: { since: number }) {
  const t = useWords('call');
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <time className={styles.elapsed} title={t('timeInCall')}>
      {elapsedText(now - since)}
    </time>
  );
}
