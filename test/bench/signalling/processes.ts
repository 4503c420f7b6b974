/** Server and load, each a process on a core of its own where the system can do that. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort, listening } from '../../support/ports.ts';
import { type ServerName, serverCommand } from './contenders.ts';
import type { Load } from './load.ts';

export const isPinned = spawnSync('taskset', ['-c', '1', 'true']).status === 0;

const CORE = { server: '0', load: '1' };

export type Server = {
  port: number;
  /** Bytes of memory that the system has given to it: as whoever runs it sees. */
  residentBytes(): number;
  stop(signal?: NodeJS.Signals): Promise<void>;
};

export async function startContender(name: ServerName, { port }: { port?: number } = {}): Promise<Server> {
  const chosen = port ?? (await freePort());
  const { args, env } = serverCommand(name, chosen);
  const child = spawnPinned(CORE.server, args, env, 'ignore');
  await listening(chosen);
  return {
    port: chosen,
    residentBytes: () => residentBytes(child),
    async stop(signal = 'SIGKILL') {
      child.kill(signal);
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

/** Runs a load to its end. */
export async function runLoad<Result>(load: Load): Promise<Result> {
  const { child, firstLine } = startLoad(load);
  const [line] = await Promise.all([firstLine, once(child, 'exit')]);
  return JSON.parse(line);
}

/** A load that stays after its first line, until it is ended. */
export function startLoad(load: Load): { child: ChildProcess; firstLine: Promise<string> } {
  return startScript('load.ts', [JSON.stringify(load)]);
}

export function startScript(name: string, args: string[]): { child: ChildProcess; firstLine: Promise<string> } {
  const child = spawnPinned(CORE.load, ['--import', 'tsx', join(import.meta.dirname, name), ...args], {}, 'pipe');
  const firstLine = new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: unknown) => {
      text += String(chunk);
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    child.once('exit', () => reject(new Error(`${name} ended without a result`)));
  });
  return { child, firstLine };
}

function spawnPinned(
  core: string,
  args: string[],
  env: Record<string, string>,
  stdout: 'ignore' | 'pipe',
): ChildProcess {
  const command = [process.execPath, ...args];
  const [file = '', ...rest] = isPinned ? ['taskset', '-c', core, ...command] : command;
  return spawn(file, rest, { env: { ...process.env, ...env }, stdio: ['ignore', stdout, 'inherit'] });
}

/** Of Linux; elsewhere NaN. */
function residentBytes({ pid }: ChildProcess): number {
  try {
    const [, kibibytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kibibytes) * 1024;
  } catch {
    return Number.NaN;
  }
}
