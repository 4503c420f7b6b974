import { join } from 'node:path';
import { build } from 'vite';

const ROOT = join(import.meta.dirname, '..');

/** Writes the signalling server as `cli.mjs`, its health check, and what they load: no node_modules are needed. */
export function bundleServer(folder: string): Promise<unknown> {
  return bundleForNode(folder, ['signalling/standalone/cli.ts', 'signalling/standalone/health-check.ts']);
}

/**
 * Writes each script as `NAME.mjs`, with what it loads.
 * @param scripts from the project's folder
 * @param external packages that stay where they are
 */
export function bundleForNode(folder: string, scripts: string[], external: readonly string[] = []): Promise<unknown> {
  return build({
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: {
        input: scripts,
        // Optional native speed-ups of ws that we do not ship; ws falls back by itself.
        external: ['bufferutil', 'utf-8-validate', ...external],
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
}
