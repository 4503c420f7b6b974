import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useId } from 'react';
import type { Call } from '../../call/call.ts';
import type { InCall } from '../../call/call-state.ts';
import { Button } from '../parts/button.tsx';
import { SpokenCode } from '../parts/spoken-code.tsx';
import styles from './people.module.css';
import { nameList, unverifiedNames } from './verified.ts';

/** The room's code, what it means, and with whom it was compared. */
export function CodeSection({ call, state }: { call: Call; state: InCall }) {
  const id = useId();
  return (
    <section className={styles.code} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        Verification code
      </h3>
      <Code call={call} state={state} />
    </section>
  );
}

function Code({ call, state }: { call: Call; state: InCall }) {
  const { code, participants } = state;
  const nameOf = (session: string): string => participants.find(({ id }) => id === session)?.name ?? 'Somebody';
  if (code.status === 'failed') {
    return (
      <p className={styles.alarm} role="alert">
        <ShieldAlert size={16} aria-hidden />
        <span>
          {nameOf(code.session)} told different people different things. Somebody may be in between: leave, and invite
          everybody anew.
        </span>
      </p>
    );
  }
  if (code.status === 'waiting') {
    const missing = nameList(code.missing.map(nameOf));
    return <p className={styles.quiet}>{missing ? `Waiting for ${missing}…` : 'Finding the code…'}</p>;
  }
  return (
    <>
      <SpokenCode code={code.code} />
      <Verdict call={call} state={state} />
    </>
  );
}

function Verdict({ call, state }: { call: Call; state: InCall }) {
  const unverified = unverifiedNames(state);
  if (unverified.length === 0) {
    return (
      <p className={styles.lock}>
        <ShieldCheck size={16} className={styles.verified} aria-hidden />
        You have compared it with everybody here.
      </p>
    );
  }
  const isFirstTime = unverified.length === state.participants.length;
  return (
    <>
      <p className={styles.quiet}>
        {isFirstTime
          ? 'If all see the same pictures, nobody is listening in between. Read them to each other.'
          : `New since you compared: ${nameList(unverified)}. The pictures are others now: compare them again.`}
      </p>
      <Button size="small" onClick={() => call.confirmCode()}>
        The others see the same
      </Button>
    </>
  );
}
