import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import type { LogLine } from './log.ts';
import { refusalReason } from './protocol.ts';

/** What is counted elsewhere and read when somebody asks. */
export type MetricsSource = {
  readonly connections: () => number;
  readonly size: () => { rooms: number; seats: number };
  readonly relayedSignals: () => number;
};

/** One server's counts, as Prometheus reads them. */
export type Metrics = {
  /** Every line of the log is counted, whatever level is written. */
  readonly count: (line: LogLine) => void;
  readonly text: () => Promise<string>;
  readonly contentType: string;
};

export type CreateMetrics = (source: MetricsSource) => Metrics;

/** In a registry of its own: several servers in one process do not add up. */
export const createMetrics: CreateMetrics = (source) => {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  addReadings(source, registers);
  const counters = createCounters(registers);
  return {
    count: (line) => count(counters, line),
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
};

function addReadings(source: MetricsSource, registers: Registry[]): void {
  const gauge = (name: string, help: string, read: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  };
  gauge('engage_connections', 'Open signalling sockets.', source.connections);
  gauge('engage_rooms', 'Rooms with at least one seat taken.', () => source.size().rooms);
  gauge('engage_seats', 'Seats taken, in all rooms; one is kept for a while when its socket is lost.', () => {
    return source.size().seats;
  });
  new Counter({
    name: 'engage_relayed_signals_total',
    help: 'Signals taken from one participant for another.',
    registers,
    collect() {
      this.reset();
      this.inc(source.relayedSignals());
    },
  });
}

type Counters = ReturnType<typeof createCounters>;

function createCounters(registers: Registry[]) {
  const plain = (name: string, help: string): Counter => new Counter({ name, help, registers });
  const by = (name: string, help: string, label: string, known: readonly string[] = []): Counter => {
    const counter = new Counter({ name, help, labelNames: [label], registers });
    // A series that begins with its first event hides that event from rate().
    for (const value of known) counter.inc({ [label]: value }, 0);
    return counter;
  };
  return {
    joins: plain('engage_joins_total', 'Seats taken.'),
    resumes: plain('engage_resumes_total', 'Seats taken again after a lost socket.'),
    refusals: by('engage_refusals_total', 'Clients refused, by reason.', 'reason', refusalReason.options),
    drops: by('engage_drops_total', 'Sockets closed without a refusal, by reason.', 'reason'),
    handshakes: by('engage_handshake_refusals_total', 'Sockets not opened, by HTTP status.', 'status'),
    clientErrors: plain('engage_client_errors_total', 'Connections that spoke no HTTP or no TLS.'),
    faults: plain('engage_faults_total', 'Mistakes of the server itself. Please report them.'),
  };
}

function count(counters: Counters, line: LogLine): void {
  switch (line.event) {
    case 'joined':
      return counters.joins.inc();
    case 'resumed':
      return counters.resumes.inc();
    case 'refused':
      return counters.refusals.inc({ reason: line.reason });
    case 'dropped':
      return counters.drops.inc({ reason: line.reason });
    case 'handshake-refused':
      return counters.handshakes.inc({ status: line.status });
    case 'client-error':
      return counters.clientErrors.inc();
    case 'fault':
      return counters.faults.inc();
    default:
      // The life of the server itself: nothing to count.
      return;
  }
}
