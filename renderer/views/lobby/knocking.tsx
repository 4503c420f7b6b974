import { Button } from '../parts/button.tsx';
import { SpokenCode } from '../parts/spoken-code.tsx';
import { useSession } from '../session-context.tsx';
import type { JoinStep } from '../session-state.ts';
import { useWords, type Words } from '../words/use-words.ts';
import styles from './knocking.module.css';

/** While the host is asked: what both sides see, so that they can tell that nobody is in between. */
export function Knocking({ step }: { step: Extract<JoinStep, { at: 'knocking' }> }) {
  const t = useWords('lobby');
  const common = useWords('parts');
  const session = useSession();
  const { code, compared } = step;
  return (
    <div className={styles.place}>
      <p role="status">{sentence(t, step)}</p>
      {code && <SpokenCode code={code} />}
      <div className={styles.actions}>
        {compared && (
          <Button tone="primary" onClick={compared}>
            {t('codeIsTheSame')}
          </Button>
        )}
        <Button onClick={() => session.cancelJoin()}>{common('cancel')}</Button>
      </div>
    </div>
  );
}

function sentence(t: Words<'lobby'>, { code, compared }: Extract<JoinStep, { at: 'knocking' }>): string {
  if (!code) return t('lookingForHost');
  if (compared) {
    return t('somebodyAnswered');
  }
  return t('askingHost');
}
