import type { InCall } from '../../call/call-state.ts';
import { NO_SAVINGS } from '../../call/health/economy.ts';
import { ChatPanel } from '../chat/chat-panel.tsx';
import { InvitePanel } from '../invite/invite-panel.tsx';
import { PeoplePanel } from '../people/people-panel.tsx';
import type { Visit } from '../session-state.ts';
import { StatisticsPanel } from '../statistics/statistics-panel.tsx';
import type { PanelControl } from './use-panel.ts';

/** The panel that is open, if any. */
export function Side({ visit, state, panel }: { visit: Visit; state: InCall; panel: PanelControl }) {
  const { call } = visit;
  switch (panel.open) {
    case undefined:
      return null;
    case 'chat':
      return <ChatPanel call={call} state={state} firstNew={panel.firstNew} onClose={panel.close} />;
    case 'invite':
      return <InvitePanel visit={visit} state={state} onClose={panel.close} />;
    case 'people':
      return <PeoplePanel visit={visit} state={state} onInvite={() => panel.toggle('invite')} onClose={panel.close} />;
    case 'statistics':
      return (
        <StatisticsPanel
          // Asked for somebody else, it starts anew.
          key={panel.subject}
          isSaving={state.savings !== NO_SAVINGS}
          call={call}
          participants={state.participants}
          subject={panel.subject}
          onClose={panel.close}
        />
      );
    default:
      return panel.open satisfies never;
  }
}
