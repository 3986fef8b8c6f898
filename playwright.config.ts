import { defineConfig } from '@playwright/test';

import { browserToUse } from './tests/support/browser';

const browser = await browserToUse();

export default defineConfig({
  testDir: 'tests/e2e',
  // One app with one database serves all of them.
  workers: 1,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  globalSetup: './tests/support/app-setup.ts',
  reporter: process.env.CI ? [['list']] : [['list'], ['html', { open: 'never' }]],
  use: {
    viewport: { width: 1280, height: 860 },
    acceptDownloads: true,
    launchOptions: browser,
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});
