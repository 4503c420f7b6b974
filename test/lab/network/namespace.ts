import { spawnSync } from 'node:child_process';
import { run } from './run.ts';

/** Every network namespace of a lab begins so; the process id behind it tells whose it is. */
const PREFIX = 'engage-lab';
const WITHOUT_IPV6 = 'for one in all default; do echo 1 > /proc/sys/net/ipv6/conf/$one/disable_ipv6; done';

/** A network of its own, in which processes are started by `ip netns exec`. */
export class Namespace {
  readonly name: string;

  private constructor(name: string) {
    this.name = name;
  }

  static async create(label: string): Promise<Namespace> {
    const namespace = new Namespace(`${PREFIX}-${process.pid}-${label}`);
    await run('ip', 'netns', 'add', namespace.name);
    await namespace.ip('link', 'set', 'lo', 'up');
    // With one family there is one path for each pair, and one rule cuts it.
    await namespace.run('sh', '-c', WITHOUT_IPV6);
    return namespace;
  }

  /** Runs a program inside. */
  run(program: string, ...args: readonly string[]): Promise<string> {
    return run('ip', 'netns', 'exec', this.name, program, ...args);
  }

  ip(...args: readonly string[]): Promise<string> {
    return run('ip', '-n', this.name, ...args);
  }

  /** Every process inside gets the signal at once. */
  async signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): Promise<void> {
    await signalInside(this.name, signal);
  }

  /** Kills what runs inside, and takes the network away. */
  async remove(): Promise<void> {
    await removeByName(this.name);
  }

  /** The same for a process that is ending. */
  removeNow(): void {
    spawnSync('sh', ['-c', `ip netns pids ${this.name} | xargs -r kill -9; ip netns delete ${this.name}`]);
  }
}

/** Removes what labs have left behind whose process is gone. */
export async function sweepNamespaces(): Promise<void> {
  const listed = await run('ip', 'netns', 'list');
  for (const [name, pid] of listed.matchAll(new RegExp(`^${PREFIX}-(\\d+)-\\S+`, 'gm'))) {
    if (!isRunning(Number(pid))) await removeByName(name);
  }
}

async function removeByName(name: string): Promise<void> {
  await signalInside(name, 'SIGKILL');
  await run('ip', 'netns', 'delete', name);
}

async function signalInside(name: string, signal: NodeJS.Signals): Promise<void> {
  const pids = (await run('ip', 'netns', 'pids', name)).split('\n').filter((line) => line !== '');
  for (const pid of pids) {
    try {
      process.kill(Number(pid), signal);
    } catch {
      // It has ended by itself, perhaps because its parent was killed just before.
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
