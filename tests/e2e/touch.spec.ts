import type { Page } from '@playwright/test';

import { category, expect, expectSaved, test } from '../support/e2e';
import { readTree, startCorrection } from '../support/seeded-topics';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

async function chooseCategory(page: Page, entry: string, name: string) {
  await page.getByRole('menuitem', { name: entry }).tap();
  await page.getByRole('combobox', { name: 'Category' }).fill(name);
  await page.getByRole('option', { name }).first().tap();
  await expect(page.getByRole('dialog')).toBeHidden();
}

test('a finger moves, merges, ticks a cell and answers a question', async ({ page, request }) => {
  const { treeId } = await startCorrection(request, 'By touch');
  const before = await readTree(request, treeId);
  const [first, second, third] = before.categories.filter((each) => each.parentId === null);
  if (!first || !second || !third) throw new Error('three root categories are needed');
  await page.goto(`/trees/${treeId}`);

  const menuOf = (name: string) =>
    category(page, name).getByRole('button', { name: `Actions for ${name}` });
  await menuOf(second.name).tap();
  await chooseCategory(page, 'Move to…', first.name);
  await menuOf(third.name).tap();
  await chooseCategory(page, 'Merge into…', second.name);
  await expect(category(page, third.name)).toHaveCount(0);
  await expectSaved(page);
  const moved = await readTree(request, treeId);
  expect(moved.categories.find(({ id }) => id === second.id)?.parentId).toBe(first.id);
  expect(moved.uncategorised).toEqual(before.uncategorised);

  await page.getByRole('button', { name: 'Matrix', exact: true }).tap();
  const cell = page.getByRole('grid', { name: 'Studies and categories' }).getByRole('checkbox');
  const was = await cell.first().getAttribute('aria-checked');
  await cell.first().tap();
  await expect(cell.first()).not.toHaveAttribute('aria-checked', was ?? '');

  await page.getByRole('button', { name: 'Review', exact: true }).tap();
  await page.getByRole('button', { name: /^Studies/ }).tap();
  const progress = page.getByRole('progressbar', { name: 'Reviewed' });
  const [done = 0] = ((await progress.getAttribute('aria-valuetext')) ?? '')
    .split(' of ')
    .map(Number);
  await page
    .getByRole('group', { name: 'Answer' })
    .getByRole('button', { name: /^Unsure/ })
    .tap();
  await expect(progress).toHaveAttribute('aria-valuetext', new RegExp(`^${done + 1} of `));
  await expectSaved(page);
  expect((await readTree(request, treeId)).version).toBe(4);
});
