import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, listening } from './ports.ts';

export type Coturn = { readonly url: string; readonly stop: () => Promise<void> };

/** A real TURN server on loopback that shares a secret with the signalling server. */
export async function startCoturn(turnserver: string, secret: string): Promise<Coturn> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'engage-coturn-'));
  const child = spawn(
    turnserver,
    [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--no-stdout-log', '--log-file=stdout'],
      ...['--listening-ip=127.0.0.1', '--relay-ip=127.0.0.1', '--allow-loopback-peers', `--listening-port=${port}`],
      ...['--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=engage'],
      ...[`--userdb=${join(folder, 'db')}`, `--pidfile=${join(folder, 'pid')}`],
    ],
    { stdio: 'ignore', cwd: folder },
  );
  const stop = async (): Promise<void> => {
    const exited = child.exitCode === null ? once(child, 'exit') : undefined;
    child.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true });
  };
  // It takes TCP on the same port as UDP.
  await listening(port);
  return { url: `turn:127.0.0.1:${port}?transport=udp`, stop };
}
