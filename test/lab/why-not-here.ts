import { systemPackage } from '../support/system-package.ts';
import { run } from './network/run.ts';

/** What a lab takes, and the Debian package of each. */
const PROGRAMS = { ip: 'iproute2', tc: 'iproute2', iptables: 'iptables' };

/** Why this machine cannot hold a lab; undefined when it can. Installs what is missing where that does no harm. */
export async function whyNotHere(): Promise<string | undefined> {
  if (process.platform !== 'linux') return 'network namespaces are a matter of Linux';
  if (process.getuid?.() !== 0) return 'only root may make network namespaces';
  for (const [program, name] of Object.entries(PROGRAMS)) {
    if ((await systemPackage(name, program)) === undefined) return `${program} is not here (package ${name})`;
  }
  return whyNoNetworks();
}

/** A container's root may be root in name only, and a kernel may lack a part. */
async function whyNoNetworks(): Promise<string | undefined> {
  const name = `engage-lab-${process.pid}-trial`;
  try {
    await run('ip', 'netns', 'add', name);
    await run('ip', 'netns', 'exec', name, 'iptables', '--wait', '--append', 'INPUT', '-s', '10.77.0.1', '-j', 'DROP');
    await run('ip', '-n', name, 'link', 'add', 'one', 'type', 'veth', 'peer', 'name', 'other');
    await run('ip', '-n', name, 'link', 'add', 'switch', 'type', 'bridge');
    return undefined;
  } catch (error) {
    return `root may make no networks here: ${error instanceof Error ? error.message.trim() : error}`;
  } finally {
    await run('ip', 'netns', 'delete', name).catch(() => undefined);
  }
}
