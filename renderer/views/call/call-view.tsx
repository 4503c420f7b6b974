import { useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { InCall } from '../../call/call-state.ts';
import type { Visit } from '../session-state.ts';
import { type CallActions, CallActionsProvider } from './call-actions.tsx';
import { calmStore } from './calm-store.ts';
import { Room } from './room.tsx';
import { StageChoices } from './stage-choices.ts';
import { usePanel } from './use-panel.ts';

/** Nobody sees the difference, and what the others do needs no more. */
const REDRAW_INTERVAL_MS = 100;

export function CallView({ visit }: { visit: Visit }) {
  const { call } = visit;
  const store = useMemo(() => calmStore(call.store, REDRAW_INTERVAL_MS), [call]);
  const state = useStore(store);
  return state.status === 'in-call' ? <Acting visit={visit} state={state} /> : null;
}

/** Gives everything within what can be done with the others. */
function Acting({ visit, state }: { visit: Visit; state: InCall }) {
  const { call } = visit;
  const panel = usePanel(state);
  const [choices] = useState(() => new StageChoices());
  const isHost = state.hostId === 'self';
  const { showStatistics } = panel;
  const actions = useMemo(
    (): CallActions => ({ call, choices, isHost, showStatistics }),
    [call, choices, isHost, showStatistics],
  );
  return (
    <CallActionsProvider actions={actions}>
      <Room visit={visit} state={state} panel={panel} />
    </CallActionsProvider>
  );
}
