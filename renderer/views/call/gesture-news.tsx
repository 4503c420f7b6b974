import type { InCall } from '../../call/call-state.ts';
import { useWords } from '../words/use-words.ts';

/** The newest reaction, in one line for screen readers: others see it rise. */
export function GestureNews({ state: { reactions, participants } }: { state: InCall }) {
  const t = useWords('call');
  const last = reactions.findLast(({ from }) => from !== 'self');
  const name = participants.find(({ id }) => id === last?.from)?.name;
  return (
    <div className="visually-hidden" role="status">
      {last && name !== undefined && t('reacts', { name, reaction: t(`reaction.${last.reaction}`) })}
    </div>
  );
}
