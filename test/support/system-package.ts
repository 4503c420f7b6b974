import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const PATIENCE_MS = 180_000;
const MAX_TRIES = 3;
const RETRY_AFTER_MS = 5_000;

/**
 * The path of a program that a Debian package brings, for tests against the real thing. The package is installed
 * where that does no harm: by root in a container, where nothing would start it as a service. Undefined elsewhere
 * when the program is not there; the tests that need it are skipped then.
 */
export async function systemPackage(name: string, program: string): Promise<string | undefined> {
  for (let tries = 0; findProgram(program) === undefined && mayInstall() && tries < MAX_TRIES; tries += 1) {
    // Another test may be at it, and apt lets only one in.
    if (tries > 0) await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS));
    await install(name);
  }
  return findProgram(program);
}

async function install(name: string): Promise<void> {
  console.log(`Installing ${name} for the tests…`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: PATIENCE_MS };
  try {
    // A fresh container has no list of packages yet.
    await run('apt-get', ['update'], options);
    await run('apt-get', ['install', '--yes', '--no-install-recommends', name], options);
  } catch {
    console.log(`${name} could not be installed.`);
  }
}

function findProgram(program: string): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin'];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

function mayInstall(): boolean {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0;
  return isRoot && existsSync('/usr/bin/apt-get') && !existsSync('/run/systemd/system');
}
