const timers = new Set<ReturnType<typeof setInterval>>();

/** Until `stopDrawing`: scenes that are gone would go on drawing their people. */
export function keepDrawing(draw: () => void, intervalMs: number): void {
  timers.add(setInterval(draw, intervalMs));
}

export function stopDrawing(): void {
  for (const timer of timers) clearInterval(timer);
  timers.clear();
}
