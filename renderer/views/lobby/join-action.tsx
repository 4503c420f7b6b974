import { Button } from '../parts/button.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { troubleReason } from '../reasons.ts';
import { useSession } from '../session-context.tsx';
import type { JoinStep, Plan } from '../session-state.ts';
import { useWords } from '../words/use-words.ts';
import styles from './join-action.module.css';
import { Knocking } from './knocking.tsx';

/** The lobby's one button: it becomes what is happening, or why it did not. */
export function JoinAction({ plan, step }: { plan: Plan; step: JoinStep }) {
  const t = useWords('lobby');
  const common = useWords('parts');
  const reasons = useWords('reasons');
  const session = useSession();
  switch (step.at) {
    case 'ready':
      return (
        <Button type="submit" tone="primary">
          {t(`action.${plan.kind}`)}
        </Button>
      );
    case 'opening-room':
      return <Busy text={t('openingRoom')} />;
    case 'connecting':
      return <Busy text={plan.kind === 'host' ? t('startingCall') : t('connectingTo', { host: step.host })} />;
    case 'knocking':
      return <Knocking step={step} />;
    case 'refused':
      return (
        <TroubleNote reason={troubleReason(reasons, step.trouble)}>
          <Button type="submit" tone="primary" size="small">
            {common('tryAgain')}
          </Button>
          <Button size="small" onClick={() => session.goHome()}>
            {common('back')}
          </Button>
        </TroubleNote>
      );
    default:
      return step satisfies never;
  }
}

function Busy({ text }: { text: string }) {
  const common = useWords('parts');
  const session = useSession();
  return (
    <div className={styles.busy}>
      <Button disabled aria-busy>
        <span className={styles.text} role="status">
          {text}
        </span>
      </Button>
      <Button onClick={() => session.cancelJoin()}>{common('cancel')}</Button>
    </div>
  );
}
