import type { ReactNode } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { useWords } from '../words/use-words.ts';
import { Button } from './button.tsx';
import styles from './view-failure.module.css';

/**
 * A view that fails is drawn anew when the person asks for it: nothing else depends on what is drawn, and a call goes on.
 * @param subject what is shown; another one is tried anew
 */
export function CatchFailure({ subject, children }: { subject: string; children: ReactNode }) {
  return (
    <ErrorBoundary
      resetKeys={[subject]}
      onError={(error) => console.error('a view failed:', error)}
      fallbackRender={({ resetErrorBoundary }) => (
        <ViewFailure isInCall={subject === 'call'} onAgain={resetErrorBoundary} />
      )}
    >
      {children}
    </ErrorBoundary>
  );
}

function ViewFailure({ isInCall, onAgain }: { isInCall: boolean; onAgain: () => void }) {
  const t = useWords('parts');
  return (
    <main className={styles.page} role="alert">
      <h1 className={styles.title}>{t('viewFailed')}</h1>
      <p className={styles.advice}>{isInCall ? t('callGoesOn') : t('nothingLost')}</p>
      <div className={styles.actions}>
        <Button tone="primary" autoFocus onClick={onAgain}>
          {t('showAgain')}
        </Button>
        <Button onClick={() => location.reload()}>{t('startAnew')}</Button>
      </div>
    </main>
  );
}
