import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { systemPackage } from '../support/system-package.ts';
import type { Host } from './network/host.ts';
import { until } from './until.ts';

const PORT = 3478;
const PATIENCE_MS = 10_000;

export async function whyNoRelay(): Promise<string | undefined> {
  return (await findTurnserver()) === undefined ? 'turnserver is not here (package coturn)' : undefined;
}

type RelayOptions = { secret: string; folder: string };

/** A real TURN server on a host of its own; it ends with the host's namespace. Returns its URL. */
export async function startLabRelay({ namespace, address }: Host, { secret, folder }: RelayOptions): Promise<string> {
  const turnserver = await findTurnserver();
  if (turnserver === undefined) throw new Error('coturn is not installed');
  const quiet = ['-n', '--no-cli', '--no-tls', '--no-dtls', '--no-stdout-log', '--log-file=stdout'];
  const where = [`--listening-ip=${address}`, `--relay-ip=${address}`, `--listening-port=${PORT}`];
  const who = ['--use-auth-secret', `--static-auth-secret=${secret}`, '--realm=engage'];
  const files = [`--userdb=${join(folder, 'turn-users')}`, `--pidfile=${join(folder, 'turn-pid')}`];
  const command = ['netns', 'exec', namespace.name, turnserver, ...quiet, ...where, ...who, ...files];
  spawn('ip', command, { stdio: 'ignore' });
  const listens = async () => (await namespace.run('ss', '-Hltn', `sport = :${PORT}`)) !== '';
  if (!(await until(listens, PATIENCE_MS))) throw new Error('coturn does not listen');
  return `turn:${address}:${PORT}?transport=udp`;
}

function findTurnserver(): Promise<string | undefined> {
  return systemPackage('coturn', 'turnserver');
}
