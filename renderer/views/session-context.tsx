import { createContext, type ReactNode, useContext } from 'react';
import { useStore } from 'zustand';
import type { Session } from './session.ts';
import type { SessionState } from './session-state.ts';

const SessionContext = createContext<Session | undefined>(undefined);

export function SessionProvider({ session, children }: { session: Session; children: ReactNode }) {
  return <SessionContext value={session}>{children}</SessionContext>;
}

export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('A view was rendered outside of SessionProvider');
  return session;
}

export function useSessionState<T>(select: (state: SessionState) => T): T {
  return useStore(useSession().store, select);
}

/** The name as typed; empty before settings are read. */
export function useName(): string {
  return useSessionState(({ settings }) => settings?.name ?? '');
}
