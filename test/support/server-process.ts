import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterEach } from 'vitest';

const CLI = join(import.meta.dirname, '../../signalling/cli.ts');
const running = new Set<ChildProcess>();

afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
  running.clear();
});

export type ServerProcess = {
  readonly port: number;
  /** As when the power fails. */
  kill(): Promise<void>;
};

/** The standalone server in a process of its own, serving the built web client; killed after the test. */
export async function startServerProcess({ port = 0 }: { port?: number } = {}): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.add(child);
  let printed = '';
  for await (const chunk of child.stdout) {
    printed += String(chunk);
    const [, found] = /http:\/\/localhost:(\d+)/.exec(printed) ?? [];
    if (found === undefined) continue;
    return {
      port: Number(found),
      async kill() {
        running.delete(child);
        child.kill('SIGKILL');
        await once(child, 'exit');
      },
    };
  }
  throw new Error(`the server ended: ${printed}`);
}
