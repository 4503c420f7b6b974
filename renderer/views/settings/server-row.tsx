import { CircleCheck, Pencil, Trash2, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { IceServerSettings } from '../../../main/bridge.ts';
import type { IceServerAnswer } from '../../call/network/ice-server-test.ts';
import { Button } from '../parts/button.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { serverAnswerText } from '../reasons.ts';
import { useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './server-list.module.css';

type ServerRowProps = { server: IceServerSettings; onEdit: () => void; onRemove: () => void };

export function ServerRow({ server, onEdit, onRemove }: ServerRowProps) {
  const t = useWords('settings');
  const { urls, username } = server;
  const { answer, isTesting, test } = useServerTest(server);
  return (
    <>
      <div className={styles.row}>
        <div className={styles.words}>
          <p className={styles.address}>{urls}</p>
          {username !== undefined && <p className={styles.login}>{t('passwordKept', { username })}</p>}
        </div>
        <Button
          size="small"
          aria-label={t('testServer', { address: urls })}
          aria-busy={isTesting}
          disabled={isTesting}
          onClick={test}
        >
          {isTesting ? t('testing') : t('test')}
        </Button>
        <IconButton label={t('editServer', { address: urls })} icon={Pencil} onClick={onEdit} />
        <IconButton label={t('removeServer', { address: urls })} icon={Trash2} onClick={onRemove} />
      </div>
      <div role="status">{answer && <Answer answer={answer} />}</div>
    </>
  );
}

function Answer({ answer }: { answer: IceServerAnswer }) {
  const reasons = useWords('reasons');
  const Icon = answer.kind === 'failed' ? TriangleAlert : CircleCheck;
  return (
    <p className={styles.answer} data-kind={answer.kind}>
      <Icon size={16} aria-hidden />
      <span>{serverAnswerText(reasons, answer)}</span>
    </p>
  );
}

/** Of this server as it is now: what was found of it before it was edited says nothing. */
function useServerTest(server: IceServerSettings) {
  const { testIceServer } = useSession();
  const [answer, setAnswer] = useState<IceServerAnswer>();
  const [running, setRunning] = useState<AbortController>();
  useEffect(() => () => running?.abort(), [running]);
  const test = async () => {
    const controller = new AbortController();
    setRunning(controller);
    setAnswer(undefined);
    const found = await testIceServer(server, controller.signal);
    if (controller.signal.aborted) return;
    setAnswer(found);
    setRunning(undefined);
  };
  return { answer, isTesting: running !== undefined, test: () => void test() };
}
