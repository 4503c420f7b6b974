import react from '@vitejs/plugin-react';
import { type BuildOptions, defineConfig } from 'vite';
import electron from 'vite-plugin-electron';

/** `electron` and Node's own modules stay outside; everything else is bundled, so the app ships no node_modules. */
const nodeBuild: BuildOptions = {
  outDir: '../dist/main',
  emptyOutDir: false,
  minify: false,
  // Optional native speed-ups of ws that we do not ship; ws falls back by itself.
  rolldownOptions: { external: ['electron', /^node:/, 'bufferutil', 'utf-8-validate'] },
};

export default defineConfig(({ mode }) => ({
  root: 'renderer',
  base: './',
  build: { outDir: '../dist/renderer', emptyOutDir: true, target: 'chrome140' },
  plugins: [
    react(),
    // `--mode web` builds or serves the renderer alone, for browser guests.
    ...(mode === 'web'
      ? []
      : [
          electron([
            {
              entry: { main: '../main/main.ts', 'signalling-process': '../main/signalling-process.ts' },
              vite: { build: nodeBuild },
            },
            {
              // A sandboxed preload is one CommonJS file that may require only `electron`.
              entry: { preload: '../main/preload.ts' },
              onstart: ({ reload }) => reload(),
              vite: {
                build: {
                  ...nodeBuild,
                  rolldownOptions: {
                    ...nodeBuild.rolldownOptions,
                    output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
                  },
                },
              },
            },
          ]),
        ]),
  ],
}));
