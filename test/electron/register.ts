/**
 * `node --import <this file, bundled> dist/main/main.js` runs a built main process against the stand-in. Also the
 * first thing in each utility process.
 */
import module, { register } from 'node:module';
import { UTILITY_ROLE } from './role.ts';

const isUtility = process.env[UTILITY_ROLE] === '1';
delete process.env[UTILITY_ROLE];

const standIn = new URL(isUtility ? './utility-electron.mjs' : './electron.mjs', import.meta.url);

resolveElectronTo(standIn.href);
if (isUtility) {
  const { installParentPort } = await import('./parent-port.ts');
  installParentPort();
}

/** ESM imports and `require` alike; the newer way covers both at once. */
function resolveElectronTo(url: string): void {
  const { registerHooks } = module as Partial<typeof module> & { registerHooks?: (hooks: object) => void };
  if (registerHooks) {
    const resolve = (name: string, context: object, next: (name: string, context: object) => object): object =>
      next(name === 'electron' ? url : name, context);
    registerHooks({ resolve });
    return;
  }
  register(new URL('./resolve-electron.mjs', import.meta.url), { data: { url } });
}
