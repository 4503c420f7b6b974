import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Call } from '../../call/call.ts';
import type { Choices, StageChoices } from './stage-choices.ts';

/** What can be done with those in the call, from their tiles as from the list. */
export type CallActions = {
  readonly call: Call;
  readonly choices: StageChoices;
  /** Self may lower hands, remove people and hand the room over. */
  readonly isHost: boolean;
  showStatistics(participantId?: string): void;
};

const ActionsContext = createContext<CallActions | undefined>(undefined);

export function CallActionsProvider({ actions, children }: { actions: CallActions; children: ReactNode }) {
  return <ActionsContext value={actions}>{children}</ActionsContext>;
}

export function useCallActions(): CallActions {
  const actions = useContext(ActionsContext);
  if (!actions) throw new Error('A view of the call was rendered outside of CallActionsProvider');
  return actions;
}

export function useChoices<T>(select: (choices: Choices) => T): T {
  return useStore(useCallActions().choices.store, select);
}
