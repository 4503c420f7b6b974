import { useEffect, useState } from 'react';
import type { Call } from '../../call/call.ts';
import type { InCall } from '../../call/call-state.ts';
import { isConnected } from '../../call/health/pair-health.ts';
import { useSessionState } from '../session-context.tsx';

/** A TURN server that answers has given its relay by then. */
const PATIENCE_MS = 3_000;

/** Only relays are allowed, and there is none: nobody can be connected, however long it takes. */
export function useLacksRelay(call: Call, { participants }: InCall): boolean {
  const relayOnly = useSessionState(({ settings }) => settings?.network?.relayOnly === true);
  const isSearching = relayOnly && participants.some(({ connection }) => isSearched(connection));
  const [hasNone, setHasNone] = useState(false);
  useEffect(() => {
    if (!isSearching) return;
    const timer = setInterval(() => void call.hasRelay().then((has) => setHasNone(!has)), PATIENCE_MS);
    return () => {
      clearInterval(timer);
      setHasNone(false);
    };
  }, [call, isSearching]);
  return isSearching && hasNone;
}

function isSearched(connection: InCall['participants'][number]['connection']): boolean {
  return connection !== 'refused' && !isConnected(connection);
}
