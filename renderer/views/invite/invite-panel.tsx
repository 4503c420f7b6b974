import type { InCall } from '../../call/call-state.ts';
import { Panel } from '../call/panel.tsx';
import type { Visit } from '../session-state.ts';
import { InvitationList } from './invitation-list.tsx';
import styles from './invite-panel.module.css';

type InvitePanelProps = { visit: Visit; state: InCall; onClose: () => void };

export function InvitePanel({ visit, state, onClose }: InvitePanelProps) {
  return (
    <Panel title="Invite" onClose={onClose}>
      <div className={styles.body}>
        <p>Send this link to the people you want in the call.</p>
        <InvitationList visit={visit} state={state} />
      </div>
    </Panel>
  );
}
