import { createCodec } from './codec.ts';
import { installPageWorld } from './page-world.ts';
import { guardPermissions } from './permission-guards.ts';
import { installPreloadWorld } from './preload-world.ts';
import { askForWindows } from './window-open.ts';
import { connectWorlds } from './worlds.ts';

/** Transpilers that keep function names call this helper in the text of every function. */
const KEEP_NAMES = 'const __name = (value) => value;';

export type PageScriptOptions = {
  /** Unguessable, one per run: the name of the events between the worlds. */
  token: string;
  binding: string;
  receiver: string;
  preloadSource: string | undefined;
};

export function pageWorldScript({ token }: PageScriptOptions): string {
  return `(() => { ${KEEP_NAMES}
    const createCodec = ${createCodec};
    const connectWorlds = ${connectWorlds};
    const connect = (onGiven) => connectWorlds(${JSON.stringify(token)}, 'page', createCodec, onGiven);
    (${installPageWorld})(connect, (ask) => {
      (${guardPermissions})(ask);
      (${askForWindows})(ask);
    });
  })();`;
}

export function preloadWorldScript({ token, binding, receiver, preloadSource }: PageScriptOptions): string {
  const process = {
    platform: globalThis.process.platform,
    arch: globalThis.process.arch,
    versions: { ...globalThis.process.versions },
    type: 'renderer',
    sandboxed: true,
    contextIsolated: true,
    env: {},
    argv: [],
  };
  // The preload runs in the main frame alone: `nodeIntegrationInSubFrames` is off.
  const runPreload = preloadSource
    ? `window === window.parent ? function (require, module, exports, process) {\n${preloadSource}\n} : null`
    : 'null';
  return `(() => { ${KEEP_NAMES}
    const createCodec = ${createCodec};
    const connectWorlds = ${connectWorlds};
    const worlds = connectWorlds(${JSON.stringify(token)}, 'preload', createCodec, () => {});
    const options = ${JSON.stringify({ binding, receiver, process })};
    (${installPreloadWorld})({ ...options, runPreload: ${runPreload} }, createCodec(), worlds);
  })();`;
}
