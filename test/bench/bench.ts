/** `npm run bench -- NAME [--json] [--rounds N] [--participants N,N]`: prints a table, or with --json one JSON object. */
import { parseArgs } from 'node:util';
import { benchFiles } from './files.ts';
import { benchJoin } from './join.ts';
import { benchMesh } from './mesh.ts';
import { benchResize } from './resize.ts';
import { benchSeal } from './seal.ts';
import { benchShare } from './share.ts';
import { benchSignalling } from './signalling/signalling.ts';
import { benchStartup } from './startup.ts';

export type BenchOptions = {
  rounds: number | undefined;
  /** Sizes of calls, where the bench has some. */
  participants: readonly number[] | undefined;
  log: (line: string) => void;
};

export type Bench = (options: BenchOptions) => Promise<object>;

const BENCHES: Record<string, Bench> = {
  files: benchFiles,
  join: benchJoin,
  mesh: benchMesh,
  resize: benchResize,
  seal: benchSeal,
  share: benchShare,
  signalling: benchSignalling,
  startup: benchStartup,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    rounds: { type: 'string' },
    participants: { type: 'string' },
  },
});
const bench = BENCHES[positionals[0] ?? ''];
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
const participants = values.participants?.split(',').map(Number);
const isCount = (count: number): boolean => Number.isInteger(count) && count > 0;
if (!bench || (rounds !== undefined && !isCount(rounds)) || participants?.some((count) => !isCount(count))) {
  const names = Object.keys(BENCHES).join('|');
  console.error(`Usage: npm run bench -- ${names} [--json] [--rounds N] [--participants N,N]`);
  process.exit(2);
}
const result = await bench({ rounds, participants, log: values.json ? () => undefined : console.log });
if (values.json) console.log(JSON.stringify(result));
process.exit(0);
