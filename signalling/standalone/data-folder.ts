import { homedir } from 'node:os';
import { isAbsolute, join } from 'node:path';

/** Where programs of this user keep their data. https://specifications.freedesktop.org/basedir-spec/latest/ */
export function dataFolder(platform: NodeJS.Platform = process.platform, env: NodeJS.ProcessEnv = process.env): string {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'engage');
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'engage');
  const { XDG_DATA_HOME: given = '' } = env;
  // The specification: a relative path is to be ignored.
  return join(isAbsolute(given) ? given : join(homedir(), '.local', 'share'), 'engage');
}
