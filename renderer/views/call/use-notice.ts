import { useEffect, useRef, useState } from 'react';
import type { InCall, Participant } from '../../call/call-state.ts';
import type { LocalMedia } from '../../call/media/local-media.ts';
import type { LocalMediaState } from '../../call/media/local-media-state.ts';
import { mediaNews } from '../devices/device-news.ts';
import { mediaReason, type Reason, refusedSentence, shareReason, whole } from '../reasons.ts';
import { useSessionState } from '../session-context.tsx';
import { useWords, type Words } from '../words/use-words.ts';
import { comings, comingsSentence, type Known } from './comings.ts';

const SHOWN_MS = 4500;

/** The one piece of news the top line shows: who came and went, what a device did. */
export function useNotice(media: LocalMedia, { participants, refused }: InCall): string | undefined {
  const t = useWords('call');
  const reasons = useWords('reasons');
  const devices = useWords('devices');
  const [notice, setNotice] = useState<string>();
  const known = useRef<Known>(new Map());
  const hasWaiting = useSessionState((state) => state.hasWaitingInvitation);
  useEffect(() => {
    const { came, went, next } = comings(known.current, participants);
    known.current = next;
    const news = comingsSentence(t, came, went);
    if (news !== undefined) setNotice(news);
  }, [participants, t]);
  useEffect(
    () =>
      media.store.subscribe((now, before) => {
        const reason = newFailure(reasons, now, before);
        const news = reason ? whole(reason) : mediaNews(devices, now, before);
        if (news !== undefined) setNotice(news);
      }),
    [media, reasons, devices],
  );
  const raised = useRef<ReadonlySet<string>>(new Set(participants.filter(hasHand).map(({ id }) => id)));
  useEffect(() => {
    const hands = participants.filter(hasHand);
    const newest = hands.findLast(({ id }) => !raised.current.has(id));
    raised.current = new Set(hands.map(({ id }) => id));
    if (newest) setNotice(t('raisedHand', { name: newest.name }));
  }, [participants, t]);
  useEffect(() => {
    const last = refused.at(-1);
    if (last) setNotice(refusedSentence(reasons, last));
  }, [refused, reasons]);
  useEffect(() => {
    if (hasWaiting) setNotice(t('invitationWaiting'));
  }, [hasWaiting, t]);
  useEffect(() => {
    if (notice === undefined) return;
    const timer = setTimeout(() => setNotice(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return notice;
}

function hasHand({ handRaisedAt }: Participant): boolean {
  return handRaisedAt !== undefined;
}

/** What has just failed; a camera says it on its own tile. */
function newFailure(t: Words<'reasons'>, now: LocalMediaState, before: LocalMediaState): Reason | undefined {
  const { microphone, screen } = now;
  if (microphone.status === 'failed' && before.microphone !== microphone) {
    return mediaReason(t, 'microphone', microphone.reason);
  }
  if (screen.status === 'failed' && before.screen !== screen) return shareReason(t, screen.reason);
  return undefined;
}
