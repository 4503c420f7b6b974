/** `npm run bench -- NAME [--json] [--rounds N]`: prints a table, or with --json one JSON object. */
import { parseArgs } from 'node:util';
import { benchJoin } from './join.ts';
import { benchMesh } from './mesh.ts';
import { benchSeal } from './seal.ts';
import { benchSignalling } from './signalling/signalling.ts';

export type Bench = (options: { rounds: number | undefined; log: (line: string) => void }) => Promise<object>;

const BENCHES: Record<string, Bench> = {
  join: benchJoin,
  mesh: benchMesh,
  seal: benchSeal,
  signalling: benchSignalling,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false }, rounds: { type: 'string' } },
});
const bench = BENCHES[positionals[0] ?? ''];
const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
if (!bench || (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0))) {
  console.error(`Usage: npm run bench -- ${Object.keys(BENCHES).join('|')} [--json] [--rounds N]`);
  process.exit(2);
}
const result = await bench({ rounds, log: values.json ? () => undefined : console.log });
if (values.json) console.log(JSON.stringify(result));
process.exit(0);
