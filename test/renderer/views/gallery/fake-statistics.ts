/** Recorded reports of a real connection, as if it went on: counters grow as they did while it was recorded. */
type Entry = { readonly id: string; readonly [field: string]: unknown };
type Recording = { readonly before: readonly Entry[]; readonly now: readonly Entry[] };

const RECORDINGS = import.meta.glob<Recording>('../../call/health/recordings/*.json', {
  eager: true,
  import: 'default',
});
const RECORDED_S = 2;

function entriesOf(name: string): Entry[] {
  const recording = RECORDINGS[`../../call/health/recordings/${name}.json`];
  if (!recording) throw new Error(`No recording ${name}`);
  const later = new Map(recording.now.map((entry) => [entry.id, entry]));
  return recording.before.map((entry) => at(entry, later.get(entry.id) ?? entry, performance.now() / 1000));
}

function at(before: Entry, now: Entry, timeS: number): Entry {
  const timestamp = timeS * 1000;
  const fields = Object.entries({ ...now, timestamp }).map(([name, value]) => {
    const start = before[name];
    const isCounter = typeof value === 'number' && typeof start === 'number' && /^[a-z]+[A-Z]/.test(name);
    const isGauge = /currentRoundTrip|framesPerSecond|available/.test(name);
    return [name, isCounter && !isGauge ? start + ((value - start) * timeS) / RECORDED_S : value];
  });
  return Object.fromEntries(fields);
}

/** @param received the network that what comes has passed; what is sent passes a good one */
export function fakeReport(received: 'good' | 'lossy'): RTCStatsReport {
  const there = new Map(entriesOf(received).map((entry) => [entry.id, entry]));
  const here = entriesOf('sending').map((entry) => {
    const bytesReceived = there.get(entry.id)?.bytesReceived;
    return [entry.id, bytesReceived === undefined ? entry : { ...entry, bytesReceived }] as const;
  });
  return new Map([...there, ...here]);
}
