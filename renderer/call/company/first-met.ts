import type { StoreApi } from 'zustand/vanilla';
import type { CallState } from '../call-state.ts';

/** Somebody on a far or busy computer is waited for no longer than that. */
const PATIENCE_MS = 5_000;

/** Resolves when somebody has shown that they are there, or is not waited for any longer. */
export function firstMet(store: Pick<StoreApi<CallState>, 'getState' | 'subscribe'>): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(finish, PATIENCE_MS);
    const stop = store.subscribe((state) => hasMet(state) && finish());
    if (hasMet(store.getState())) finish();
  });
}

/** Before a locked door nobody is met. */
function hasMet(state: CallState): boolean {
  return state.status !== 'in-call' || state.isWaiting || state.participants.length > 0;
}
