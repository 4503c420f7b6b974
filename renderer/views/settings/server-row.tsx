import { CircleCheck, Pencil, Trash2, TriangleAlert } from 'lucide-react';
import type { IceServerSettings } from '../../../main/bridge.ts';
import type { IceServerAnswer } from '../../call/network/ice-server-test.ts';
import { Button } from '../parts/button.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { useQuestion } from '../parts/use-question.ts';
import { serverAnswerText } from '../reasons.ts';
import { useSession } from '../session-context.tsx';
import { useWords } from '../words/use-words.ts';
import styles from './server-list.module.css';

type ServerRowProps = { server: IceServerSettings; onEdit: () => void; onRemove: () => void };

export function ServerRow({ server, onEdit, onRemove }: ServerRowProps) {
  const t = useWords('settings');
  const { urls, username } = server;
  const { testIceServer } = useSession();
  const { answer, isAsking, put } = useQuestion((signal) => testIceServer(server, signal));
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
          aria-busy={isAsking}
          disabled={isAsking}
          onClick={put}
        >
          {isAsking ? t('testing') : t('test')}
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
