import type { Page } from '@playwright/test';

import { category, categoryTree, expect, expectSaved, openCategory, test } from '../support/e2e';
import { readTree, startCorrection } from '../support/seeded-topics';

async function openCorrection(page: Page, request: Parameters<typeof readTree>[0], title: string) {
  const { treeId } = await startCorrection(request, title);
  await page.goto(`/trees/${treeId}`);
  await expect(categoryTree(page).getByRole('treeitem').first()).toBeVisible();
  const before = await readTree(request, treeId);
  const roots = before.categories.filter((each) => each.parentId === null);
  const [first, second, third] = roots;
  if (!first || !second || !third) throw new Error('three root categories are needed');
  return { treeId, before, first, second, third };
}

test('a menu acts on all selected categories, in one gesture', async ({ page, request }) => {
  const { treeId, first, second, third } = await openCorrection(page, request, 'Selection');
  await category(page, second.name).click();
  await category(page, third.name).click({ modifiers: ['Control'] });
  await category(page, second.name).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move to…' }).click();
  await page.getByRole('combobox', { name: 'Category' }).fill(first.name);
  await page.keyboard.press('Enter');
  await expectSaved(page);
  const after = await readTree(request, treeId);
  expect(after.version).toBe(1);
  const parents = [second, third].map(
    ({ id }) => after.categories.find((each) => each.id === id)?.parentId,
  );
  expect(parents).toEqual([first.id, first.id]);
});

test('selected studies are split off into a new category', async ({ page, request }) => {
  const { treeId, before } = await openCorrection(page, request, 'Split');
  const place = before.categories.find(
    ({ id }) => before.assignments.filter((each) => each.categoryId === id).length > 2,
  );
  if (!place) throw new Error('a category with three studies is needed');
  await openCategory(page, place.name);
  const boxes = page.getByRole('grid').getByRole('checkbox');
  await boxes.nth(0).click();
  await boxes.nth(1).click();
  await page.getByRole('button', { name: 'Split into…' }).click();
  await page.keyboard.type('Split off');
  await page.keyboard.press('Enter');
  await expect(category(page, 'Split off')).toBeFocused();
  await expectSaved(page);
  const after = await readTree(request, treeId);
  const made = after.categories.find(({ name }) => name === 'Split off');
  expect(made?.parentId).toBe(place.id);
  const inside = (id?: string) => after.assignments.filter((each) => each.categoryId === id).length;
  expect(inside(made?.id)).toBe(2);
  expect(after.version).toBe(1);
});

test('a filter leaves what has changed, and the palette and the sheet of keys open', async ({
  page,
  request,
}) => {
  const { first, second } = await openCorrection(page, request, 'Filter');
  await category(page, first.name).focus();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Changed here');
  await page.keyboard.press('Enter');
  await expect(category(page, 'Changed here')).toBeFocused();

  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /Command/ }).fill('only changed');
  await page.keyboard.press('Enter');
  await expect(
    page.getByRole('status').filter({ hasText: 'Only changed: 1 category' }),
  ).toBeVisible();
  await expect(category(page, 'Changed here')).toBeVisible();
  await expect(category(page, second.name)).toHaveCount(0);
  await page.getByRole('button', { name: 'Show all again' }).click();
  await expect(category(page, second.name)).toBeVisible();

  await category(page, second.name).focus();
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(category(page, second.name)).toBeFocused();
});
