import { readdirSync, readFileSync } from 'node:fs';

/** Processes (Linux) whose command line names the text, such as an app's user data folder. Empty on other systems. */
export function processesUsing(text: string): string[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.flatMap((pid) => {
    try {
      const commandLine = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      return commandLine.includes(text) ? [`${pid} ${commandLine.slice(0, 200)}`] : [];
    } catch {
      return [];
    }
  });
}
