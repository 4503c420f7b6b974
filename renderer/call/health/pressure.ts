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
/**
 * Chromium (156) reads how busy the computer is when nothing more urgent is left to do: where it is far too busy
 * nothing is told for half a minute.
 */
const TOO_BUSY_TO_TELL_MS = 4_000;
/** An engine that has told nothing at all by then never does. */
const NEVER_TELLS_MS = 120_000;

/** Calls back about every second, where the engine can tell. Returns its undo. */
export function watchPressure(listener: (pressure: Pressure) => void): () => void {
  const { PressureObserver } = globalThis as { PressureObserver?: PressureObserverConstructor };
  if (!PressureObserver) return () => undefined;
  let toldAt = 0;
  let hasTold = false;
  let timer: ReturnType<typeof setInterval> | undefined;
  const observer = new PressureObserver((records) => {
    toldAt = performance.now();
    hasTold = true;
    const latest = records.at(-1);
    if (latest) listener(latest.state);
  });
  const listenToSilence = () => {
    // Without the focus it may be that nothing is meant for this page.
    if (!document.hasFocus()) toldAt = performance.now();
    const silenceMs = performance.now() - toldAt;
    if (silenceMs < TOO_BUSY_TO_TELL_MS) return;
    listener(hasTold || silenceMs < NEVER_TELLS_MS ? 'critical' : 'nominal');
  };
  observer.observe('cpu', { sampleInterval: SAMPLE_INTERVAL_MS }).then(
    () => {
      toldAt = performance.now();
      timer = setInterval(listenToSilence, SAMPLE_INTERVAL_MS);
    },
    // It rejects where a system, or a page's policy, does not tell, and when it is over meanwhile.
    () => undefined,
  );
  return () => {
    clearInterval(timer);
    observer.disconnect();
  };
}
