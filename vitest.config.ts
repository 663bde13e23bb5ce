import { defineConfig } from 'vitest/config'

// What kills processes and servers, or plays a week, takes its time; it runs beside the rest in `.ci/run`.
const slow = ['test/jobs/faults/**/*.test.ts', 'test/simulation/**/*.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['test/support/global-setup.ts'],
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    projects: [
      { extends: true, test: { name: 'main', include: ['test/**/*.test.ts'], exclude: slow } },
      { extends: true, test: { name: 'faults', include: slow } },
    ],
  },
})
