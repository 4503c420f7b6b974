import { _electron as electron } from 'playwright';
import { QUIET_FLAGS } from './chromium-flags.ts';
import type { Evaluate, Launch, ResolvedOptions } from './launch-app.ts';
import { mediaFlags } from './media-flags.ts';

/** The real thing. */
export async function launchElectron(binary: string, options: ResolvedOptions): Promise<Launch> {
  const { folder, userDataDir, args, media, env, main } = options;
  const app = await electron.launch({
    executablePath: binary,
    args: [
      ...QUIET_FLAGS,
      ...mediaFlags(media, folder, { asks: false }),
      `--user-data-dir=${userDataDir}`,
      main,
      ...args,
    ],
    env: { ...definedEnvironment(), ...env },
  });
  const child = app.process();
  let logs = '';
  const keep = (chunk: unknown): void => {
    logs += String(chunk);
  };
  child.stdout?.on('data', keep);
  child.stderr?.on('data', keep);
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const page = await app.firstWindow();
  return {
    page,
    pid: child.pid ?? 0,
    pages: () => app.windows(),
    logs: () => logs,
    evaluate: ((run, argument) => app.evaluate(run as never, argument)) as Evaluate,
    async close() {
      await app.close();
      await exited;
    },
    kill: () => void child.kill('SIGKILL'),
    exited,
  };
}

function definedEnvironment(): Record<string, string> {
  const entries = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(entries);
}
