import { defineConfig } from 'vitest/config';

/** Modules are loaded once a worker, not once a file: the code has no state of its own outside what `start…` returns. */
const isolate = false;

/**
 * What every project shares, since they take nothing over from the root. Real browsers, sockets and processes share the
 * machine of a CI run with others: one slow moment is not a fault of the code, a second failure is. The report names what was tried again.
 */
const patience = { retry: process.env.CI === undefined ? 0 : 1, expect: { poll: { timeout: 10_000 } } };

/** A page alone, but one that speaks: it waits like those of `e2e`. */
const LOBBY_SOUND = 'test/pages/display.test.ts';

export default defineConfig({
  test: {
    // By default one core is left idle, which on a machine of two is half of it.
    maxWorkers: '100%',
    projects: [
      {
        // Properties play hundreds of days beside the browsers of the page tests.
        test: {
          name: 'unit',
          isolate,
          ...patience,
          include: ['test/{domain,store,printing,voice,common,house,agent}/**/*.test.ts'],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'server',
          isolate,
          ...patience,
          include: ['test/server/**/*.test.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'screenshots',
          include: ['test/screenshots/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
      {
        // One real Chromium a file; as many at once as the machine has cores.
        test: {
          name: 'pages',
          isolate,
          ...patience,
          include: ['test/pages/**/*.test.ts'],
          exclude: [LOBBY_SOUND],
          globalSetup: ['test/support/built-pages.ts'],
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
      {
        // Several windows at once and real sound: after all others, and all beside each other, since most of it is waiting.
        test: {
          name: 'e2e',
          isolate,
          ...patience,
          include: ['test/e2e/**/*.test.ts', LOBBY_SOUND],
          globalSetup: ['test/support/built-pages.ts'],
          sequence: { groupOrder: 1 },
          maxWorkers: 4,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
