import babel from '@rolldown/plugin-babel';
import react from '@vitejs/plugin-react';
import { type BuildOptions, defineConfig } from 'vite';
import electron from 'vite-plugin-electron';
import { licences } from './scripts/licences.ts';

/** `electron` and Node's own modules stay outside; everything else is bundled, so the app ships no node_modules. */
const nodeBuild: BuildOptions = {
  outDir: '../dist/main',
  emptyOutDir: true,
  minify: false,
  rolldownOptions: {
    external: [
      'electron',
      /^node:/,
      // Optional native speed-ups of ws that we do not ship; ws falls back by itself.
      'bufferutil',
      'utf-8-validate',
      // Several nodes are a matter of the standalone server: the app never loads it.
      '@redis/client',
    ],
    output: { chunkFileNames: '[name].js' },
  },
};

/** A sandboxed preload is one CommonJS file that may require only `electron`. */
const preloadBuild: BuildOptions = {
  outDir: '../dist/main',
  // The main build, which comes first, has emptied it.
  emptyOutDir: false,
  minify: false,
  lib: { entry: '../main/preload.ts', formats: ['cjs'], fileName: () => 'preload.cjs' },
  rolldownOptions: { external: ['electron'] },
};

/** Calls and their views are fetched in the lobby. */
const IS_OF_CALL = /\/renderer\/(views\/)?call\//;
/**
 * Tells V8 to compile a script's functions while it is loaded, beside the page's thread, and not as each of them is
 * first called, which would be while a call is joined (https://v8.dev/blog/explicit-compile-hints).
 */
const COMPILE_AT_ONCE = '//# allFunctionsCalledOnLoad';

export default defineConfig(({ mode }) => ({
  root: 'renderer',
  base: './',
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome140',
    rolldownOptions: {
      output: {
        postBanner: ({ isEntry, moduleIds }) =>
          !isEntry && moduleIds.some((id) => IS_OF_CALL.test(id)) ? COMPILE_AT_ONCE : '',
      },
    },
  },
  plugins: [
    react(),
    licences(),
    // Remembers what need not be drawn anew, so that one message does not draw a whole call.
    babel({ include: /\.tsx?$/, plugins: ['babel-plugin-react-compiler'] }),
    // `--mode web` builds or serves the renderer alone, for browser guests.
    ...(mode === 'web'
      ? []
      : [
          electron([
            {
              entry: {
                main: '../main/main.ts',
                'signalling-process': '../main/signalling-process.ts',
                'news-process': '../main/news-process.ts',
                'nearby-process': '../main/nearby-process.ts',
              },
              vite: { build: nodeBuild },
            },
            { onstart: ({ reload }) => reload(), vite: { build: preloadBuild } },
          ]),
        ]),
  ],
}));
