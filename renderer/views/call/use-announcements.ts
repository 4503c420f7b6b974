import { useEffect, useRef } from 'react';
import type { InCall } from '../../call/call-state.ts';
import { announce } from '../parts/announce.ts';
import { useWords } from '../words/use-words.ts';
import { happenings } from './happenings.ts';

/** Says what the others do to those who do not see it. An open chat says its messages itself. */
export function useAnnouncements(state: InCall, isChatOpen: boolean): void {
  const t = useWords('call');
  const before = useRef(state);
  useEffect(() => {
    const news = happenings(before.current, state);
    before.current = state;
    for (const { what, name } of news) if (what !== 'wrote' || !isChatOpen) announce(t(`happening.${what}`, { name }));
  }, [state, isChatOpen, t]);
}
