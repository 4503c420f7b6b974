import type { StoreApi } from 'zustand/vanilla';

type ReadableStore<T> = Pick<StoreApi<T>, 'getState' | 'getInitialState' | 'subscribe'>;

/**
 * The same state, told at most once in an interval: the first change at once, those that follow it together. When
 * many join in one moment, drawing every step costs more than connecting them.
 * @param intervalMs milliseconds
 */
export function calmStore<T>(store: StoreApi<T>, intervalMs: number): ReadableStore<T> {
  const listeners = new Set<Parameters<StoreApi<T>['subscribe']>[0]>();
  let told = store.getState();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stop: (() => void) | undefined;

  const tell = (): void => {
    const before = told;
    told = store.getState();
    timer = told === before ? undefined : setTimeout(tell, intervalMs);
    if (told !== before) for (const listener of listeners) listener(told, before);
  };
  const start = (): (() => void) => {
    told = store.getState();
    return store.subscribe(() => {
      if (timer === undefined) tell();
    });
  };

  return {
    getInitialState: store.getInitialState,
    getState: () => (stop ? told : store.getState()),
    subscribe: (listener) => {
      stop ??= start();
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        clearTimeout(timer);
        timer = undefined;
        stop?.();
        stop = undefined;
      };
    },
  };
}
