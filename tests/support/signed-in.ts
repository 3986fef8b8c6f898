/** People with accounts in browsers of their own, for browser tests. */

import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Browser, Page } from '@playwright/test';

import { waitUntilAnswering } from './answering-pages';
import { expect } from './e2e';
import { Launcher } from './launcher';

export const password = 'a long enough password';

/** An app in accounts mode, with a data folder that goes with it. */
export async function startWithAccounts() {
  const folder = mkdtempSync(join(tmpdir(), 'espalier-accounts-'));
  // Started by root, Postgres runs as another account, which has to pass through.
  chmodSync(folder, 0o755);
  const app = await Launcher.start({
    dataDir: join(folder, 'data'),
    environment: { ESPALIER_AUTH: 'accounts' },
  });
  return {
    app,
    /** Makes the first administrator. */
    setUpLink: () => /http:\/\/\S+\/set-up#\S+/.exec(app.output)?.[0] ?? '',
    /** A browser of somebody's own. */
    open: async (browser: Browser): Promise<Page> =>
      waitUntilAnswering(await (await browser.newContext({ baseURL: app.url })).newPage()),
    async stop() {
      await app.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const accountMenu = (page: Page) => page.getByRole('button', { name: /^Account of/ });

/** Uses a link of the set-up or of an invitation. */
export async function enter(page: Page, link: string, name: string, email?: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel('Your name').fill(name);
  if (email) await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: /^Make/ }).click();
  await expect(accountMenu(page)).toBeVisible();
}

/** An invitation's link, made by an administrator. */
export async function invite(page: Page, email: string, role = 'Annotator'): Promise<string> {
  await page.goto('/people');
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByLabel('Role', { exact: true }).selectOption(role);
  await page.getByLabel('E-mail address (optional)').fill(email);
  await page.getByRole('button', { name: 'Make the link' }).click();
  return page.getByLabel('Invitation link').inputValue();
}
