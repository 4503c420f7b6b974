import { Button } from '../parts/button.tsx';
import { SpokenCode } from '../parts/spoken-code.tsx';
import { useSession } from '../session-context.tsx';
import type { JoinStep } from '../session-state.ts';
import styles from './knocking.module.css';

/** While the host is asked: what both sides see, so that they can tell that nobody is in between. */
export function Knocking({ step }: { step: Extract<JoinStep, { at: 'knocking' }> }) {
  const session = useSession();
  const { code, compared } = step;
  return (
    <div className={styles.place}>
      <p role="status">{sentence(step)}</p>
      {code && <SpokenCode code={code} />}
      <div className={styles.actions}>
        {compared && (
          <Button tone="primary" onClick={compared}>
            The code is the same
          </Button>
        )}
        <Button onClick={() => session.cancelJoin()}>Cancel</Button>
      </div>
    </div>
  );
}

function sentence({ code, compared }: Extract<JoinStep, { at: 'knocking' }>): string {
  if (!code) return 'Looking for the host…';
  if (compared) {
    return 'Somebody answered. The link does not say who the host is: ask them for the code that they see before you go on.';
  }
  return 'Asking the host to let you in… They see the same code.';
}
