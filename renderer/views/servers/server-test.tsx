import { CircleCheck, TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { socketUrl } from '../../call/seal/invitation.ts';
import type { SocketFailure } from '../../call/server/signalling-socket.ts';
import { Button } from '../parts/button.tsx';
import { joinReason, whole } from '../reasons.ts';
import { useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './servers.module.css';

type Answer = 'reachable' | SocketFailure;

/** Whether a room server answers at an address; children are the other things that can be done with it. */
export function ServerTest({ origin, children }: { origin: string; children: ReactNode }) {
  const t = useWords('servers');
  const reasons = useWords('reasons');
  const { answer, isTesting, test } = useServerTest(origin);
  const Icon = answer === 'reachable' ? CircleCheck : TriangleAlert;
  return (
    <>
      <div className={styles.actions}>
        <Button size="small" aria-busy={isTesting} disabled={isTesting} onClick={test}>
          {isTesting ? t('testing') : t('test')}
        </Button>
        {children}
      </div>
      <div role="status">
        {answer && (
          <p className={styles.answer} data-kind={answer === 'reachable' ? 'good' : 'failed'}>
            <Icon size={16} aria-hidden />
            <span>{answer === 'reachable' ? t('reachable') : whole(joinReason(reasons, answer))}</span>
          </p>
        )}
      </div>
    </>
  );
}

function useServerTest(origin: string) {
  const { platform } = useSession();
  const [answer, setAnswer] = useState<Answer>();
  const [running, setRunning] = useState<AbortController>();
  useEffect(() => () => running?.abort(), [running]);
  const test = async () => {
    const controller = new AbortController();
    setRunning(controller);
    setAnswer(undefined);
    const opened = await platform.openSocket(socketUrl({ origin, roomName: '' }), undefined, controller.signal);
    if (opened.ok) opened.socket.close();
    if (controller.signal.aborted) return;
    setAnswer(opened.ok ? 'reachable' : opened.reason);
    setRunning(undefined);
  };
  return { answer, isTesting: running !== undefined, test: () => void test() };
}
