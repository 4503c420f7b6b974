/**
 * How busy the computer is, by everything that runs on it. W3C Compute Pressure, which the types lack: it goes to
 * pages that a person looks at, or that have a camera or a microphone open.
 */
export type Pressure = 'nominal' | 'fair' | 'serious' | 'critical';

type PressureObserverConstructor = new (
  callback: (records: readonly { state: Pressure }[]) => void,
) => {
  observe(source: 'cpu', options: { sampleInterval: number }): Promise<void>;
  disconnect(): void;
};

const SAMPLE_INTERVAL_MS = 1_000;

/** Calls back about every second, where the engine can tell. Returns its undo. */
export function watchPressure(listener: (pressure: Pressure) => void): () => void {
  const { PressureObserver } = globalThis as { PressureObserver?: PressureObserverConstructor };
  if (!PressureObserver) return () => undefined;
  const observer = new PressureObserver((records) => {
    const latest = records.at(-1);
    if (latest) listener(latest.state);
  });
  // It rejects where a system, or a page's policy, does not tell.
  observer.observe('cpu', { sampleInterval: SAMPLE_INTERVAL_MS }).catch(() => undefined);
  return () => observer.disconnect();
}
