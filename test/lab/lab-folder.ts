import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning } from './network/is-running.ts';

const OWNER = /^engage-lab-(\d+)-/;

/** A folder for films and sounds. What labs have left behind whose process is gone is removed. */
export function makeLabFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const [, pid] = OWNER.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
  return mkdtempSync(join(tmpdir(), `engage-lab-${process.pid}-`));
}
