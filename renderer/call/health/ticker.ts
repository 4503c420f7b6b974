/** A timer that comes later than this was held up: the computer slept, or was too busy to notice anything. */
const LATE_MS = 1_500;
/** Nothing but sleep takes that long. */
const ASLEEP_MS = 8_000;

export type TickerListeners = {
  /** @param now milliseconds of a clock that does not jump */
  onTick: (now: number) => void;
  /** Nothing has been noticed for so long: silence says nothing. */
  onLate: (now: number) => void;
  /** The computer has slept. */
  onWake: () => void;
};

/** Ticks regularly, and knows when it could not. Returns its undo. */
export function startTicker(intervalMs: number, { onTick, onLate, onWake }: TickerListeners): () => void {
  let last = { now: performance.now(), at: Date.now() };
  const timer = setInterval(() => {
    const now = performance.now();
    const at = Date.now();
    // The one clock stands still while the computer sleeps, the other may be set by hand: the later one counts.
    const lateMs = Math.max(now - last.now, at - last.at) - intervalMs;
    last = { now, at };
    if (lateMs >= ASLEEP_MS) onWake();
    if (lateMs >= LATE_MS) onLate(now);
    else onTick(now);
  }, intervalMs);
  return () => clearInterval(timer);
}
