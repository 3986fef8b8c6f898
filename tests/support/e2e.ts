/** Browser tests: the app of app-setup.ts, any console error fails the test. */

import { readFileSync } from 'node:fs';

import { test as base, expect, type Locator, type Page } from '@playwright/test';

import { waitUntilAnswering } from './answering-pages';

export const test = base.extend<{ quietConsole: undefined; expectedErrors: readonly RegExp[] }>({
  /** Console errors that a test brings about itself. */
  expectedErrors: [[], { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs off this pattern.
  baseURL: async ({}, use) => use(process.env.ESPALIER_TEST_URL ?? ''),
  context: async ({ context }, use) => {
    context.on('page', waitUntilAnswering);
    await use(context);
  },
  quietConsole: [
    async ({ page, expectedErrors }, use) => {
      const errors: string[] = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(message.text());
      });
      await use(undefined);
      const unexpected = errors.filter((each) => !expectedErrors.some((known) => known.test(each)));
      expect(unexpected, 'errors on the console').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

export const categoryTree = (page: Page) => page.getByRole('tree', { name: 'Categories' });

export function category(page: Page, name: string): Locator {
  return categoryTree(page).getByRole('treeitem', { name, exact: true });
}

/** Opens a category, and waits until its studies are listed. */
export async function openCategory(page: Page, name: string): Promise<void> {
  await category(page, name).click();
  await expect(page.getByRole('heading', { level: 2, name, exact: true })).toBeVisible();
}

export const study = (page: Page, title: string): Locator =>
  page.getByRole('row', { name: title, exact: true });

/** From a topic's page, through the dialog. */
export async function startLocalRun(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Generate' }).first().click();
  await page.getByRole('radio', { name: 'Local engine' }).check();
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
}

/** Waits until everything that was done is on the server. */
export async function expectSaved(page: Page): Promise<void> {
  await expect(page.getByRole('status').filter({ hasText: /^\s*Saved\s*$/ })).toBeVisible();
}

/** A real pointer drag onto the middle of a row; `holding` is a key held at the drop. */
export async function drag(page: Page, from: Locator, onto: Locator, holding?: string) {
  const start = await boxOf(from);
  const end = await boxOf(onto);
  await page.mouse.move(start.x + start.width / 3, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 3 + 12, start.y + start.height / 2 + 6);
  if (holding) await page.keyboard.down(holding);
  await page.mouse.move(end.x + 90, end.y + end.height / 2, { steps: 12 });
  await page.mouse.move(end.x + 92, end.y + end.height / 2);
  await page.mouse.up();
  if (holding) await page.keyboard.up(holding);
}

async function boxOf(locator: Locator) {
  await locator.scrollIntoViewIfNeeded();
  const box = await locator.boundingBox();
  if (box === null) throw new Error(`${locator} is not on the page`);
  return box;
}

/** Downloads through the page's own Export menu and returns the file's text. */
export async function exportAs(page: Page, name: RegExp): Promise<string> {
  await page.getByRole('button', { name: 'Export' }).click();
  const downloading = page.waitForEvent('download');
  await page.getByRole('menuitem', { name }).click();
  const download = await downloading;
  return readFileSync(await download.path(), 'utf8');
}
