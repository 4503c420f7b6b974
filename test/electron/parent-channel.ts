import { rmSync } from 'node:fs';

/** What the test that started this process is told, and what it may ask; over the channel that it was spawned with. */
export type ToParent =
  | { kind: 'browser'; endpoint: string; pid: number }
  | { kind: 'child'; pid: number }
  | { kind: 'evaluated'; id: number; isFulfilled: boolean; value: unknown };

/** A function's text: it is called with the `electron` module and the argument, as Playwright's own evaluate does. */
export type FromParent = { kind: 'evaluate'; id: number; source: string; argument: unknown };

export function tellParent(message: ToParent): void {
  if (process.connected) process.send?.(message);
}

async function evaluate(electron: unknown, { source, argument }: FromParent): Promise<unknown> {
  // The helper is what transpilers that keep function names call in a function's text.
  const make = new Function('__name', `return (${source});`) as (keepName: unknown) => (...args: unknown[]) => unknown;
  return make((value: unknown) => value)(electron, argument);
}

/** Answers the parent. When the parent has died, this process ends and takes the parent's temporary folder along. */
export function listenToParent(electron: unknown, onParentGone: () => void): void {
  if (!process.send) return;
  process.on('disconnect', () => {
    const folder = process.env.ELECTRON_STAND_IN_FOLDER;
    if (folder) process.on('exit', () => rmSync(folder, { recursive: true, force: true, maxRetries: 10 }));
    onParentGone();
  });
  process.on('message', (message: FromParent) => {
    if (message?.kind !== 'evaluate') return;
    const answer = (isFulfilled: boolean, value: unknown): void =>
      tellParent({ kind: 'evaluated', id: message.id, isFulfilled, value });
    evaluate(electron, message).then(
      (value) => answer(true, value),
      (error: unknown) => answer(false, error instanceof Error ? error.message : String(error)),
    );
  });
}
