/** `npm run soak -- NAME --minutes N`: exits with 1 when something is left behind or keeps growing. */
import { parseArgs } from 'node:util';
import { soakCall } from './call.ts';
import { soakSignalling } from './signalling.ts';

export type SoakOptions = { minutes: number; log: (line: string) => void };

/** Resolves with whether all went well. */
export type Soak = (options: SoakOptions) => Promise<boolean>;

const SOAKS: Record<string, Soak> = { call: soakCall, signalling: soakSignalling };

const { values, positionals } = parseArgs({ allowPositionals: true, options: { minutes: { type: 'string' } } });
const soak = SOAKS[positionals[0] ?? ''];
const minutes = Number(values.minutes ?? 1);
if (!soak || !(minutes > 0)) {
  console.error(`Usage: npm run soak -- ${Object.keys(SOAKS).join('|')} --minutes N`);
  process.exit(2);
}
const isWell = await soak({ minutes, log: console.log });
console.log(isWell ? 'Nothing is left behind.' : 'Something is left behind.');
process.exit(isWell ? 0 : 1);
