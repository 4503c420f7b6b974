import { useEffect, useRef, useState } from 'react';
import type { InCall } from '../../call/call-state.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import type { LocalMediaState } from '../../call/media/local-media-state.ts';
import { mediaReason, type Reason, refusedSentence, SHARE_REASONS } from '../reasons.ts';
import { useSessionState } from '../session-context.tsx';
import { comings, type Known } from './comings.ts';

const SHOWN_MS = 4500;

/** The one piece of news the top line shows: who came and went, what a device did. */
export function useNotice(media: LocalMedia, { participants, refused }: InCall): string | undefined {
  const [notice, setNotice] = useState<string>();
  const known = useRef<Known>(new Map());
  const hasWaiting = useSessionState((state) => state.hasWaitingInvitation);
  useEffect(() => {
    const { news, next } = comings(known.current, participants);
    known.current = next;
    if (news !== undefined) setNotice(news);
  }, [participants]);
  useEffect(
    () =>
      media.store.subscribe((now, before) => {
        const reason = newFailure(now, before);
        if (reason) setNotice(`${reason.happened} ${reason.advice}`);
      }),
    [media],
  );
  useEffect(() => {
    const last = refused.at(-1);
    if (last) setNotice(refusedSentence(last));
  }, [refused]);
  useEffect(() => {
    if (hasWaiting) setNotice('Another invitation is waiting. Leave this call to use it.');
  }, [hasWaiting]);
  useEffect(() => {
    if (notice === undefined) return;
    const timer = setTimeout(() => setNotice(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return notice;
}

/** What has just failed; a camera says it on its own tile. */
function newFailure(now: LocalMediaState, before: LocalMediaState): Reason | undefined {
  const { microphone, screen } = now;
  if (microphone.status === 'failed' && before.microphone !== microphone) {
    return mediaReason('microphone', microphone.reason);
  }
  if (screen.status === 'failed' && before.screen !== screen) return SHARE_REASONS[screen.reason];
  return undefined;
}
