import { useEffect, useState } from 'react';
import type { Call } from '../../call/call.ts';
import type { Participant } from '../../call/call-state.ts';
import { NOTHING_SEEN, SEEN_LARGE, type Seen, type Size } from '../../call/peer/want.ts';
import { useChoices } from '../call/call-actions.tsx';
import type { Box } from './grid-layout.ts';
import { personKey, shareKey, type TileKey } from './stage-plan.ts';
import type { Arrangement } from './use-arrangement.ts';

/** Until a window that is being pulled larger has its size. */
const SETTLE_MS = 200;
/** Whoever looks at another window for a moment finds the pictures going on. */
const HIDDEN_PATIENCE_MS = 5_000;

/**
 * Tells the others how large they are seen here: as they are laid out, and not at all in a hidden window.
 * @param isLaidOut the stage has been measured
 * @param mini what the small window shows: it is seen also when the page is not
 */
export function useShown(
  call: Call,
  participants: readonly Participant[],
  {
    boxes,
    nextShare,
    isLaidOut,
    mini,
  }: Pick<Arrangement, 'boxes' | 'nextShare'> & { isLaidOut: boolean; mini: TileKey | undefined },
): void {
  const isSeen = useIsSeen();
  const enlarged = useChoices((choices) => choices.enlarged);
  const wants = participants.map(({ id, hasScreen }): [string, Seen] => {
    if (!isSeen) return [id, seenInMini(id, mini)];
    // A screen need not wait to be asked for, and begins as large as it will be: larger ones cost a second key frame.
    const share = hasScreen ? boxes.get(shareKey(id)) : nextShare;
    const screen = hasScreen && enlarged.has(id) ? SEEN_LARGE.screen : points(share);
    return [id, { camera: points(boxes.get(personKey(id))), screen }];
  });
  const told = JSON.stringify(wants);
  useEffect(() => {
    if (!isLaidOut) return;
    const timer = setTimeout(() => call.show(new Map(JSON.parse(told))), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [call, told, isLaidOut]);
}

/** As large as that window is at first; few make it larger. */
const MINI: Size = { width: 400, height: 264 };

function seenInMini(id: string, mini: TileKey | undefined): Seen {
  const size = points({ x: 0, y: 0, ...MINI });
  if (mini === personKey(id)) return { ...NOTHING_SEEN, camera: size };
  return mini === shareKey(id) ? { ...NOTHING_SEEN, screen: size } : NOTHING_SEEN;
}

function points(box: Box | undefined): Size {
  const scaled = (length = 0) => Math.max(0, Math.round(length * window.devicePixelRatio));
  return { width: scaled(box?.width), height: scaled(box?.height) };
}

/** Whether somebody can see the page, but for a moment. */
function useIsSeen(): boolean {
  const [isSeen, setSeen] = useState(true);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      if (document.visibilityState === 'visible') setSeen(true);
      else timer = setTimeout(() => setSeen(false), HIDDEN_PATIENCE_MS);
    };
    look();
    document.addEventListener('visibilitychange', look);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', look);
    };
  }, []);
  return isSeen;
}
