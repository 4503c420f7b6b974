import { Button } from '../parts/button.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { troubleReason } from '../reasons.ts';
import { useSession } from '../session-context.tsx';
import type { JoinStep, Plan } from '../session-state.ts';
import styles from './join-action.module.css';
import { Knocking } from './knocking.tsx';

const ACTIONS: Record<Plan['kind'], string> = { host: 'Start the call', join: 'Join now', knock: 'Ask to join' };

/** The lobby's one button: it becomes what is happening, or why it did not. */
export function JoinAction({ plan, step }: { plan: Plan; step: JoinStep }) {
  const session = useSession();
  switch (step.at) {
    case 'ready':
      return (
        <Button type="submit" tone="primary">
          {ACTIONS[plan.kind]}
        </Button>
      );
    case 'opening-room':
      return <Busy text="Opening the room…" />;
    case 'connecting':
      return <Busy text={plan.kind === 'host' ? 'Starting the call…' : `Connecting to ${step.host}…`} />;
    case 'knocking':
      return <Knocking step={step} />;
    case 'refused':
      return (
        <TroubleNote reason={troubleReason(step.trouble)}>
          <Button type="submit" tone="primary" size="small">
            Try again
          </Button>
          <Button size="small" onClick={() => session.goHome()}>
            Back
          </Button>
        </TroubleNote>
      );
    default:
      return step satisfies never;
  }
}

function Busy({ text }: { text: string }) {
  const session = useSession();
  return (
    <div className={styles.busy}>
      <Button disabled aria-busy>
        <span className={styles.text} role="status">
          {text}
        </span>
      </Button>
      <Button onClick={() => session.cancelJoin()}>Cancel</Button>
    </div>
  );
}
