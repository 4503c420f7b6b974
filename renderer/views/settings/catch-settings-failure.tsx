import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { Button } from '../parts/button.tsx';
import { TroubleNote } from '../parts/trouble-note.tsx';
import { useSession, useSessionState } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './catch-settings-failure.module.css';

/** Settings that cannot be shown, or that a browser guest cannot load any more, leave the screen beneath as it is. */
export function CatchSettingsFailure({ children }: { children: ReactNode }) {
  return (
    <ErrorBoundary onError={(error) => console.error('the settings failed:', error)} fallbackRender={Failure}>
      {children}
    </ErrorBoundary>
  );
}

function Failure() {
  const t = useWords('parts');
  const session = useSession();
  const isInCall = useSessionState(({ screen }) => screen.at === 'call');
  return (
    <div className={styles.place}>
      <TroubleNote reason={{ happened: t('viewFailed'), advice: isInCall ? t('callGoesOn') : t('nothingLost') }}>
        <Button size="small" onClick={() => session.closeSettings()}>
          {t('close')}
        </Button>
      </TroubleNote>
    </div>
  );
}
