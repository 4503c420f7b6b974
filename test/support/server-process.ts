import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import type { SignallingServerOptions } from '../../signalling/server.ts';

const CLI = join(import.meta.dirname, '../../signalling/standalone/cli.ts');
const SERVE = join(import.meta.dirname, 'serve.ts');
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

export type ServerProcess = {
  readonly origin: string;
  readonly port: number;
  readonly pid: number;
  /** As when the power fails. */
  kill(): Promise<void>;
};

/** The standalone server as people start it, serving the built web client; killed after the test. */
export function startStandalone({ port }: { port: number }): Promise<ServerProcess> {
  return start([CLI, '--port', String(port)]);
}

/** A server in a process of its own; killed after the test. */
export function startServerProcess(options: Omit<SignallingServerOptions, 'log'> = {}): Promise<ServerProcess> {
  return start([SERVE, JSON.stringify(options)]);
}

async function start(args: readonly string[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  running.add(child);
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    const [, port] = /http:\/\/localhost:(\d+)/.exec(printed) ?? [];
    if (port === undefined) continue;
    return {
      origin: `http://127.0.0.1:${port}`,
      port: Number(port),
      pid: child.pid ?? 0,
      async kill() {
        running.delete(child);
        child.kill('SIGKILL');
        await once(child, 'exit');
      },
    };
  }
  throw new Error(`the server ended: ${printed}`);
}
