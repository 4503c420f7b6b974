import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useId } from 'react';
import type { Call } from '../../call/call.ts';
import type { InCall } from '../../call/call-state.ts';
import { Button } from '../parts/button.tsx';
import { SpokenCode } from '../parts/spoken-code.tsx';
import { useFormats } from '../words/use-formats.ts';
import { useWords } from '../words/use-words.ts';
import styles from './people.module.css';
import { unverifiedNames } from './verified.ts';

/** The room's code, what it means, and with whom it was compared. */
export function CodeSection({ call, state }: { call: Call; state: InCall }) {
  const t = useWords('people');
  const id = useId();
  return (
    <section className={styles.code} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {t('verificationCode')}
      </h3>
      <Code call={call} state={state} />
    </section>
  );
}

function Code({ call, state }: { call: Call; state: InCall }) {
  const t = useWords('people');
  const formats = useFormats();
  const { code, participants } = state;
  const nameOf = (session: string): string => participants.find(({ id }) => id === session)?.name ?? t('somebody');
  if (code.status === 'failed') {
    return (
      <p className={styles.alarm} role="alert">
        <ShieldAlert size={16} aria-hidden />
        <span>{t('codeFailed', { name: nameOf(code.session) })}</span>
      </p>
    );
  }
  if (code.status === 'waiting') {
    const missing = formats.list(code.missing.map(nameOf));
    return <p className={styles.quiet}>{missing ? t('waitingFor', { names: missing }) : t('findingCode')}</p>;
  }
  return (
    <>
      <SpokenCode code={code.code} />
      <Verdict call={call} state={state} />
    </>
  );
}

function Verdict({ call, state }: { call: Call; state: InCall }) {
  const t = useWords('people');
  const formats = useFormats();
  const unverified = unverifiedNames(state);
  if (unverified.length === 0) {
    return (
      <p className={styles.lock}>
        <ShieldCheck size={16} className={styles.verified} aria-hidden />
        {t('allCompared')}
      </p>
    );
  }
  const isFirstTime = unverified.length === state.participants.length;
  return (
    <>
      <p className={styles.quiet}>
        {isFirstTime ? t('readPictures') : t('compareAgain', { names: formats.list(unverified) })}
      </p>
      <Button size="small" onClick={() => call.confirmCode()}>
        {t('othersSeeTheSame')}
      </Button>
    </>
  );
}
