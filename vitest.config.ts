import { defineConfig } from 'vitest/config';

const alias = { '@': import.meta.dirname };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: [
            'tests/*.test.ts',
            'tests/{tree,llm,pipeline,literature,datasets,agreement,adjudication,quality,exchange,components,api}/**/*.test.{ts,tsx}',
          ],
          // Generous: a machine may be busy, and what a test asserts is never its time.
          testTimeout: 120_000,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'integration',
          include: ['tests/{db,services,launch,worker,routes}/**/*.test.ts'],
          globalSetup: ['tests/support/postgres-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
