import { defineConfig } from 'vitest/config';

const browserTests = ['tests/e2e/**/*.test.ts', 'tests/**/*.browser.test.ts'];
/** Long tests run with `npm run test:long` only. */
const leftOut = process.env.XIUTU_LONG ? [] : ['tests/**/*.long.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['tests/**/*.test.ts'],
          exclude: [...browserTests, ...leftOut],
          // The default leaves one processor idle, half of a machine with two.
          maxWorkers: '100%',
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: browserTests,
          exclude: leftOut,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          // One browser at a time, and none while other tests use the processors: software rendering needs them, and timings stay honest.
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
