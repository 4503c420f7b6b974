/** What the others have done since last time that is seen, but not said by any text on the page. Pure. */
import type { ChatMessage, InCall, Participant } from '../../call/call-state.ts';

export type Happening = {
  readonly what: 'wrote' | 'shares' | 'sharesNoMore';
  readonly name: string;
};

type Seen = Pick<InCall, 'participants' | 'chat'>;

/** Of those who were there before and still are; who comes, goes or raises a hand is told by the top line. */
export function happenings(before: Seen, now: Seen): Happening[] {
  const known = new Map(before.participants.map((one) => [one.id, one]));
  const done = now.participants.flatMap((one) => {
    const was = known.get(one.id);
    return was && was.hasScreen !== one.hasScreen ? [shareOf(one)] : [];
  });
  return [...done, ...messages(before, now)];
}

function shareOf({ name, hasScreen }: Participant): Happening {
  return { what: hasScreen ? 'shares' : 'sharesNoMore', name };
}

/** Each sender once: several messages of a moment are one piece of news. */
function messages(before: Seen, now: Seen): Happening[] {
  if (before.chat === now.chat) return [];
  const known = new Set(before.chat.map(({ id }) => id));
  const isNews = ({ id, from, toldBy }: ChatMessage) => from !== 'self' && toldBy === undefined && !known.has(id);
  const writers = now.chat.filter(isNews).map(({ name }) => name);
  return [...new Set(writers)].map((name) => ({ what: 'wrote', name }));
}
