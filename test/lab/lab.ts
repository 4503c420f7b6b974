/**
 * `npm run lab [-- --only NAME --json --rounds N --short]`: several hosts on this machine, each with a browser guest,
 * and what goes wrong with networks, computers and servers; measured by what a person would notice. Exits with 1 when
 * something is not as promised.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { failedResult, measuredResult, printTable, type Result, skippedResult } from './report.ts';
import type { Scenario, ScenarioOptions } from './scenario.ts';
import { SCENARIOS } from './scenarios/scenarios.ts';
import { whyNotHere } from './why-not-here.ts';

const ROOT = join(import.meta.dirname, '../..');

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    json: { type: 'boolean', default: false },
    short: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '1' },
  },
});
const unknown = values.only.filter((wanted) => chosenBy(wanted).length === 0);
const rounds = Number(values.rounds);
if (unknown.length > 0 || !Number.isInteger(rounds) || rounds < 1) {
  console.error('Usage: npm run lab [-- --only NAME --json --rounds N --short]; NAME may be a beginning. There are:');
  for (const { name } of SCENARIOS) console.error(`  ${name}`);
  process.exit(2);
}

const chosen = SCENARIOS.filter(
  ({ name }) => values.only.length === 0 || values.only.some((one) => name.startsWith(one)),
);
const log = values.json ? console.error : console.log;
const results = await runAll(chosen, { isShort: values.short, rounds });
if (values.json) console.log(JSON.stringify({ scenarios: results }));
else printTable(results);
process.exit(results.every(({ ok, skipped }) => ok || skipped !== null) ? 0 : 1);

/** A name, or the beginning of several. */
function chosenBy(wanted: string): Scenario[] {
  const exact = SCENARIOS.filter(({ name }) => name === wanted);
  return exact.length > 0 ? exact : SCENARIOS.filter(({ name }) => name.startsWith(wanted));
}

async function runAll(scenarios: readonly Scenario[], options: ScenarioOptions): Promise<Result[]> {
  const reason = await whyNotHere();
  if (reason !== undefined) return scenarios.map(({ name }) => skippedResult(name, reason));
  log('Building…');
  const configFile = join(ROOT, 'vite.config.ts');
  await build({ root: join(ROOT, 'renderer'), configFile, mode: 'web', logLevel: 'error' });
  const done: Result[] = [];
  for (const scenario of scenarios) {
    const result = await runOne(scenario, options);
    log(`${scenario.name}: ${outcome(result)}`);
    done.push(result);
  }
  return done;
}

async function runOne({ name, whyNot, run }: Scenario, options: ScenarioOptions): Promise<Result> {
  const reason = await whyNot?.();
  if (reason !== undefined) return skippedResult(name, reason);
  try {
    return measuredResult(name, await run(options));
  } catch (error) {
    return failedResult(name, error);
  }
}

function outcome({ ok, skipped }: Result): string {
  if (skipped !== null) return 'skipped';
  return ok ? 'as promised' : 'NOT as promised';
}
