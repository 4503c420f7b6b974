/** `npm run fuzz -- NAME [--rounds N] [--frames N] [--schedules N] [--seed S]`: exits with 1 when anything got through or broke. */
import { parseArgs } from 'node:util';
import { fuzzNegotiation } from './negotiation/negotiation.ts';
import { fuzzSeal } from './seal.ts';
import { fuzzSignalling } from './signalling.ts';

export type FuzzOptions = {
  /** Broken inputs in process; the fuzz's own number by default. */
  rounds: number | undefined;
  /** Broken frames over real sockets. */
  frames: number | undefined;
  /** Of two peers. */
  schedules: number | undefined;
  /** The same one repeats a run. */
  seed: number;
  log: (line: string) => void;
};

/** Resolves with whether all went well. */
export type Fuzz = (options: FuzzOptions) => Promise<boolean>;

const FUZZES: Record<string, Fuzz> = { negotiation: fuzzNegotiation, seal: fuzzSeal, signalling: fuzzSignalling };

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rounds: { type: 'string' },
    frames: { type: 'string' },
    schedules: { type: 'string' },
    seed: { type: 'string' },
  },
});
const fuzz = FUZZES[positionals[0] ?? ''];
const [rounds, frames, schedules, seed] = [values.rounds, values.frames, values.schedules, values.seed].map(
  (text) => text && Number(text.replaceAll('_', '')),
);
if (!fuzz || [rounds, frames, schedules, seed].some((value) => value !== undefined && !Number.isInteger(value))) {
  const limits = '[--rounds N] [--frames N] [--schedules N] [--seed S]';
  console.error(`Usage: npm run fuzz -- ${Object.keys(FUZZES).join('|')} ${limits}`);
  process.exit(2);
}
const options = {
  rounds: rounds || undefined,
  frames: frames || undefined,
  schedules: schedules || undefined,
  seed: typeof seed === 'number' ? seed : Date.now() % 1_000_000,
  log: console.log,
};
console.log(`Seed ${options.seed}`);
const isWell = await fuzz(options);
console.log(isWell ? 'All is well.' : `Something is wrong: repeat it with --seed ${options.seed}`);
process.exit(isWell ? 0 : 1);
