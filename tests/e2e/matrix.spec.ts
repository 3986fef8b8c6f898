import type { APIRequestContext, Locator, Page } from '@playwright/test';

import type { Topic } from '@/lib/api/topic-contract';
import type { Tree } from '@/lib/api/tree-contract';
import { seriousFindings } from '../support/axe';
import { category, categoryTree, expect, expectSaved, test } from '../support/e2e';
import { readTree, startCorrection } from '../support/seeded-topics';

const matrix = (page: Page) => page.getByRole('grid', { name: 'Studies and categories' });

/** The cell where a study and a category cross. */
function cell(page: Page, categoryName: string, title: string): Locator {
  return matrix(page).getByRole('checkbox', {
    name: new RegExp(`^${categoryName}: ${title}(,|$)`),
  });
}

async function openMatrix(page: Page, request: APIRequestContext, title: string) {
  const made = await startCorrection(request, title);
  const before = await readTree(request, made.treeId);
  const topic: Topic = await (await request.get(`/api/topics/${made.topicId}`)).json();
  const titles = topic.studies.toSorted((a, b) => a.number - b.number).map((each) => each.title);
  await page.goto(`/trees/${made.treeId}`);
  await expect(categoryTree(page).getByRole('treeitem').first()).toBeVisible();
  const numberOf = (studyId: string) => topic.studies.findIndex((each) => each.id === studyId);
  /** Numbers of the studies that are directly in a category. */
  const inCategory = (tree: Tree, name: string) => {
    const id = tree.categories.find((each) => each.name === name)?.id;
    return tree.assignments
      .filter((each) => each.categoryId === id)
      .map((each) => numberOf(each.studyId))
      .sort((a, b) => a - b);
  };
  const [first = '', second = ''] = before.categories
    .filter((each) => each.parentId === null)
    .map((each) => each.name);
  return { ...made, before, titles, inCategory, first, second };
}

test('studies are ticked, filled and undone in the matrix from the keyboard alone', async ({
  page,
  request,
}) => {
  const { treeId, before, titles, inCategory, first, second } = await openMatrix(
    page,
    request,
    'Matrix by key',
  );
  await page.getByRole('button', { name: 'Matrix' }).focus();
  await page.keyboard.press('Enter');
  await expect(matrix(page)).toBeVisible();
  await page.getByLabel('Categories shown').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('columnheader', { name: second })).toBeVisible();
  for (let tabs = 0; tabs < 5; tabs += 1) await page.keyboard.press('Tab');
  await expect(cell(page, first, titles[0] ?? '')).toBeFocused();

  const wasIn = inCategory(before, first).includes(0);
  await page.keyboard.press('Space');
  const [one, two] = [cell(page, first, titles[0] ?? ''), cell(page, second, titles[2] ?? '')];
  await expect(one).toBeChecked({ checked: !wasIn });
  await expect(one).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('f');
  await expect(two).toBeChecked();
  await expect(two).toBeFocused();
  await expectSaved(page);
  const filled = await readTree(request, treeId);
  expect(filled.version).toBe(2);
  expect(inCategory(filled, second)).toEqual(expect.arrayContaining([0, 1, 2]));
  expect(inCategory(filled, first).includes(0)).toBe(!wasIn);

  await page.keyboard.press('a');
  await expect(page.getByRole('article', { name: titles[2] })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('ArrowUp');
  await expect(page.getByRole('article', { name: titles[1] })).toBeVisible();
  await expect(cell(page, second, titles[1] ?? '')).toBeFocused();

  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expectSaved(page);
  expect((await readTree(request, treeId)).assignments).toEqual(before.assignments);
  const log = await (await request.get(`/api/trees/${treeId}/feedback`)).json();
  expect(log.items[0]).toMatchObject({ view: 'matrix', exposure: 'shown' });
});

test('studies are ticked and filled in the matrix with the mouse alone, and views keep their place', async ({
  page,
  request,
}) => {
  const { treeId, titles, inCategory, first, second, before } = await openMatrix(
    page,
    request,
    'Matrix by mouse',
  );
  await category(page, second).click();
  await page.getByRole('button', { name: 'Matrix' }).click();
  await expect(page.getByRole('columnheader', { name: second })).toBeVisible();
  await page.getByLabel('Categories shown').selectOption({ label: 'All 3 root categories' });

  const wasIn = inCategory(before, first).includes(1);
  await cell(page, first, titles[1] ?? '').click();
  await expect(cell(page, first, titles[1] ?? '')).toBeChecked({ checked: !wasIn });

  const from = await cell(page, second, titles[0] ?? '').boundingBox();
  const to = await cell(page, second, titles[3] ?? '').boundingBox();
  if (!from || !to) throw new Error('the cells are not on the page');
  await page.mouse.move(from.x + 10, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(to.x + 10, to.y + 10, { steps: 8 });
  await page.mouse.up();
  await page.getByRole('button', { name: /^Tick all/ }).click();
  await expectSaved(page);
  const after = await readTree(request, treeId);
  expect(after.version).toBe(2);
  expect(inCategory(after, second)).toEqual(expect.arrayContaining([0, 1, 2, 3]));

  await page.getByRole('columnheader', { name: first }).getByRole('button').click();
  await page.getByRole('menuitem', { name: 'Only studies in here' }).click();
  const shown = inCategory(after, first).length;
  await expect(matrix(page)).toHaveAttribute('aria-rowcount', String(shown + 1));
  await page.getByRole('button', { name: 'Tree', exact: true }).click();
  await expect(category(page, first)).toHaveAttribute('aria-selected', 'true');
  await page.getByRole('button', { name: 'Matrix' }).click();
  await expect(matrix(page)).toHaveAttribute('aria-rowcount', String(shown + 1));
  await expect(page).toHaveURL(/[?&]view=matrix/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing serious in the matrix, ${colorScheme}, ${width} px wide`, async ({
      page,
      request,
    }) => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 860 });
      const { treeId, first, titles } = await openMatrix(page, request, 'Accessible matrix');
      await page.goto(`/trees/${treeId}?view=matrix`);
      await cell(page, first, titles[1] ?? '').click();
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('a');
      await expect(page.getByRole('article')).toBeVisible();
      expect(await seriousFindings(page)).toEqual([]);
    });
  }
}
