import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort, listening } from './ports.ts';

export type RedisProcess = {
  readonly url: string;
  /** As when its machine fails: nothing is kept. */
  kill(): Promise<void>;
  /** On the same port, without any memory. */
  restart(): Promise<void>;
};

/** A real Redis on a free port, which keeps nothing on disk. Kill it after use. */
export async function startRedis(binary: string): Promise<RedisProcess> {
  const port = await freePort();
  let child = await launch(binary, port);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return {
    url: `redis://127.0.0.1:${port}`,
    kill,
    async restart() {
      await kill();
      child = await launch(binary, port);
    },
  };
}

async function launch(binary: string, port: number): Promise<ChildProcess> {
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const child = spawn(binary, options, { stdio: 'ignore' });
  await listening(port);
  return child;
}
