import { useEffect, useRef } from 'react';
import type { InCall } from '../../call/call-state.ts';
import { announce } from '../parts/announce.ts';
import { useWords } from '../words/use-words.ts';

/** Each reaction of another in one line for screen readers; others see it rise. */
export function useReactionNews({ reactions, participants }: InCall): void {
  const t = useWords('call');
  const told = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const before = told.current;
    told.current = new Set(reactions.map(({ id }) => id));
    for (const { id, from, reaction } of reactions) {
      const name = participants.find((one) => one.id === from)?.name;
      if (name === undefined || before.has(id)) continue;
      announce(t('reacts', { name, reaction: t(`reaction.${reaction}`) }));
    }
  }, [reactions, participants, t]);
}
