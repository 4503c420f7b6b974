import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { socketUrl } from '../../call/seal/invitation.ts';
import type { SocketFailure } from '../../call/server/signalling-socket.ts';
import type { Platform } from '../../platform/platform.ts';
import { Button } from '../parts/button.tsx';
import { useQuestion } from '../parts/use-question.ts';
import { joinReason, whole } from '../reasons.ts';
import { useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './servers.module.css';

type Answer = 'reachable' | SocketFailure;

/** Whether a room server answers at an address; children are the other things that can be done with it. */
export function ServerTest({ origin, children }: { origin: string; children: ReactNode }) {
  const t = useWords('servers');
  const reasons = useWords('reasons');
  const { platform } = useSession();
  const { answer, isAsking, put } = useQuestion((signal) => test(platform, origin, signal));
  const Icon = answer === 'reachable' ? CircleCheck : TriangleAlert;
  return (
    <>
      <div className={styles.actions}>
        <Button size="small" aria-busy={isAsking} disabled={isAsking} onClick={put}>
          {isAsking ? t('testing') : t('test')}
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

async function test({ openSocket }: Platform, origin: string, signal: AbortSignal): Promise<Answer> {
  const opened = await openSocket(socketUrl({ origin, roomName: '' }), undefined, signal);
  if (!opened.ok) return opened.reason;
  opened.socket.close();
  return 'reachable';
}
