import type { InCall } from '../../call/call-state.ts';
import { Panel } from '../call/panel.tsx';
import type { Visit } from '../session-state.ts';
import { useWords } from '../words/use-words.ts';
import { InvitationList } from './invitation-list.tsx';
import styles from './invite-panel.module.css';

type InvitePanelProps = { visit: Visit; state: InCall; onClose: () => void };

export function InvitePanel({ visit, state, onClose }: InvitePanelProps) {
  const t = useWords('invite');
  return (
    <Panel title={t('invite')} onClose={onClose}>
      <div className={styles.body}>
        <p>{t('sendThisLink')}</p>
        <InvitationList visit={visit} state={state} />
      </div>
    </Panel>
  );
}
