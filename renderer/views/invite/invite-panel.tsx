import { Panel } from '../call/panel.tsx';
import type { Visit } from '../session-state.ts';
import { InvitationList } from './invitation-list.tsx';
import styles from './invite-panel.module.css';

export function InvitePanel({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  return (
    <Panel title="Invite" onClose={onClose}>
      <div className={styles.body}>
        <p>Send this link to the people you want in the call.</p>
        <InvitationList visit={visit} />
      </div>
    </Panel>
  );
}
