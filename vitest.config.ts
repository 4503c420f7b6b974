import { playwright } from '@vitest/browser-playwright';
import { defineConfig } from 'vitest/config';
import { findChromium } from './test/support/chromium.ts';
import { ENCODED_ONCE, MEDIA_FLAGS } from './test/support/chromium-flags.ts';

/** It waits more than it does, so beside others. Beside others the patient ones of e2e see pictures stop. */
const PATIENT = 'test/renderer/call/repair.browser.test.ts';
/** Of the views, and needs no scene. */
const SOUNDS = 'test/renderer/views/call/sounds.browser.test.ts';

const inChromium = () => ({
  enabled: true,
  headless: true,
  screenshotFailures: false,
  provider: playwright({
    launchOptions: { executablePath: findChromium() ?? '', args: [...MEDIA_FLAGS, ENCODED_ONCE] },
  }),
  instances: [{ browser: 'chromium' as const }],
});

/**
 * unit: plain Node, no browser. processes: servers in processes of their own, a real Redis, crowds of clients.
 * call: the core in a real Chromium. views: every scene of the gallery in one. e2e: the whole app, real windows.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          // Vitest takes one fewer than there are cores: on two cores one file after another.
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          include: ['test/**/*.test.ts'],
          exclude: ['test/e2e/**', 'test/**/processes/**', 'test/**/*.browser.test.ts'],
          // Some count every bit; on a busy machine that takes its time.
          testTimeout: 20_000,
        },
      },
      {
        test: {
          name: 'processes',
          sequence: { groupOrder: 2 },
          include: ['test/**/processes/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'call',
          sequence: { groupOrder: 3 },
          include: ['test/renderer/call/**/*.browser.test.ts', SOUNDS],
          exclude: [PATIENT],
          fileParallelism: false,
          browser: inChromium(),
        },
      },
      {
        test: {
          name: 'call, patient',
          sequence: { groupOrder: 2 },
          include: [PATIENT],
          browser: inChromium(),
        },
      },
      {
        test: {
          name: 'views',
          sequence: { groupOrder: 4 },
          include: ['test/renderer/views/**/*.browser.test.ts'],
          exclude: [SOUNDS],
          fileParallelism: false,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          sequence: { groupOrder: 5 },
          include: ['test/e2e/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
