import { defineConfig } from 'vitest/config';

const resolve = { conditions: ['source'] };
const ssr = { resolve: { conditions: ['source'], externalConditions: ['source'] } };

export default defineConfig({
  test: {
    projects: [
      {
        resolve,
        ssr,
        test: { name: 'unit', include: ['test/{domain,store,printing,voice,common,house}/**/*.test.ts'] },
      },
      {
        resolve,
        ssr,
        test: { name: 'server', include: ['test/server/**/*.test.ts'], testTimeout: 30_000, hookTimeout: 30_000 },
      },
      {
        resolve,
        ssr,
        test: {
          name: 'screenshots',
          include: ['test/screenshots/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
        },
      },
      {
        resolve,
        ssr,
        // Real Chromium: one file at a time, since the machine may have two cores only.
        test: {
          name: 'browser',
          include: ['test/{pages,e2e}/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 90_000,
          hookTimeout: 90_000,
        },
      },
    ],
  },
});
