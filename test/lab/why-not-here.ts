import { run } from './network/run.ts';

const PROGRAMS = ['ip', 'tc', 'iptables', 'sysctl'];

/** Why this machine cannot hold a lab; undefined when it can. */
export async function whyNotHere(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'network namespaces are a matter of Linux';
  if (process.getuid?.() !== 0) return 'only root may make network namespaces';
  for (const program of PROGRAMS) {
    if (!(await isThere(program))) return `${program} is not installed (packages iproute2, iptables, procps)`;
  }
  return canMakeNamespaces();
}

function isThere(program: string): Promise<boolean> {
  return run('sh', '-c', `command -v ${program}`).then(
    () => true,
    () => false,
  );
}

/** A container's root may be root in name only. */
async function canMakeNamespaces(): Promise<string | undefined> {
  const name = `engage-lab-${process.pid}-trial`;
  try {
    await run('ip', 'netns', 'add', name);
    await run('ip', 'netns', 'exec', name, 'iptables', '--wait', '--append', 'INPUT', '-s', '10.77.0.1', '-j', 'DROP');
    await run('ip', '-n', name, 'link', 'add', 'one', 'type', 'veth', 'peer', 'name', 'other');
    return undefined;
  } catch (error) {
    return `this machine lets root make no networks: ${error instanceof Error ? error.message.trim() : error}`;
  } finally {
    await run('ip', 'netns', 'delete', name).catch(() => undefined);
  }
}
