import type { Page } from '@playwright/test';

import type { Tree } from '@/lib/api/tree-contract';

import {
  category,
  categoryTree,
  drag,
  expect,
  expectSaved,
  openCategory,
  test,
} from '../support/e2e';
import { generateTree, readTree, startCorrection, uploadTopic } from '../support/seeded-topics';

async function openCorrection(page: Page, request: Parameters<typeof readTree>[0], title: string) {
  const made = await startCorrection(request, title);
  await page.goto(`/trees/${made.treeId}`);
  await expect(categoryTree(page).getByRole('treeitem').first()).toBeVisible();
  return { ...made, before: await readTree(request, made.treeId) };
}

const rootsOf = (tree: Tree) => tree.categories.filter((each) => each.parentId === null);
const named = (tree: Tree, name: string) => tree.categories.find((each) => each.name === name);

function firstRoot(tree: Tree) {
  const [root] = rootsOf(tree);
  if (!root) throw new Error('the tree has no root category');
  return root;
}

test('a correction can be made from the keyboard alone', async ({ page, request }) => {
  const { treeId, before } = await openCorrection(page, request, 'Keyboard');
  const root = firstRoot(before);
  await category(page, root.name).focus();

  await page.keyboard.press('Insert');
  await page.keyboard.type('Added by key');
  await page.keyboard.press('Enter');
  await expect(category(page, 'Added by key')).toBeFocused();

  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Renamed by key');
  await page.keyboard.press('Enter');
  await expect(category(page, 'Renamed by key')).toBeFocused();

  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expectSaved(page);
  expect(named(await readTree(request, treeId), 'Renamed by key')?.parentId).toBeNull();
  await expect(category(page, 'Renamed by key')).toBeFocused();

  await page.keyboard.press('Delete');
  await expectSaved(page);
  await expect(category(page, 'Renamed by key')).toHaveCount(0);
  for (let undone = 0; undone < 4; undone += 1) await page.keyboard.press('Control+z');
  await expectSaved(page);
  const after = await readTree(request, treeId);
  expect(after.categories).toEqual(before.categories);
  expect(after.version).toBe(8);
});

test('the row menu moves, merges and removes without a drag', async ({ page, request }) => {
  const { treeId, before } = await openCorrection(page, request, 'Menus');
  const [first, second] = rootsOf(before);
  if (!first || !second) throw new Error('two root categories are needed');

  await category(page, second.name).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move to…' }).click();
  await page.getByRole('combobox', { name: 'Category' }).fill(first.name);
  await page.keyboard.press('Enter');
  await expectSaved(page);
  expect(named(await readTree(request, treeId), second.name)?.parentId).toBe(first.id);

  await category(page, second.name).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Merge into…' }).click();
  await page.getByRole('combobox', { name: 'Category' }).fill(first.name);
  await page.keyboard.press('Enter');
  await expectSaved(page);
  const merged = await readTree(request, treeId);
  expect(named(merged, second.name)).toBeUndefined();
  expect(merged.uncategorised).toEqual(before.uncategorised);
});

test('a drag onto a category below itself is refused and says why', async ({ page, request }) => {
  const { treeId, before } = await openCorrection(page, request, 'Refused');
  const [first, second] = rootsOf(before);
  if (!first || !second) throw new Error('two root categories are needed');
  await drag(page, category(page, second.name), category(page, first.name));
  await expectSaved(page);
  const start = await category(page, first.name).boundingBox();
  const end = await category(page, second.name).boundingBox();
  if (!start || !end) throw new Error('the rows are not on the page');
  await page.mouse.move(start.x + 80, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(end.x + 90, end.y + end.height / 2, { steps: 8 });
  await expect(page.getByText(/which is below it/)).toBeVisible();
  await page.mouse.up();
  expect((await readTree(request, treeId)).version).toBe(1);
});

test('Escape cancels a drag', async ({ page, request }) => {
  const { treeId, before } = await openCorrection(page, request, 'Cancelled');
  const [first, second] = rootsOf(before);
  if (!first || !second) throw new Error('two root categories are needed');
  const from = await category(page, second.name).boundingBox();
  const onto = await category(page, first.name).boundingBox();
  if (!from || !onto) throw new Error('the rows are not on the page');
  await page.mouse.move(from.x + 80, from.y + 10);
  await page.mouse.down();
  await page.mouse.move(onto.x + 90, onto.y + onto.height / 2, { steps: 8 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  await page.waitForTimeout(500);
  expect((await readTree(request, treeId)).version).toBe(0);
});

test('with a key held, a dragged study is also there instead of moved', async ({
  page,
  request,
}) => {
  const { treeId, before } = await openCorrection(page, request, 'Also there');
  const place = before.assignments[0];
  const from = before.categories.find((each) => each.id === place?.categoryId);
  const onto = rootsOf(before).find(
    (root) =>
      root.id !== from?.id &&
      !before.assignments.some(
        (each) => each.categoryId === root.id && each.studyId === place?.studyId,
      ),
  );
  if (!place || !from || !onto) throw new Error('a study and another root category are needed');
  await openCategory(page, from.name);
  const study = page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox') });
  await drag(page, study.first(), category(page, onto.name), 'Control');
  await expectSaved(page);
  const after = await readTree(request, treeId);
  expect(after.version).toBe(1);
  expect(after.assignments.length).toBe(before.assignments.length + 1);
  expect(after.assignments).toEqual(expect.arrayContaining(before.assignments));
});

/** Opens another page by `follow`, which comes only after the place has changed and the address has had its time. */
async function leaveWhileMoving(
  page: Page,
  [first, second]: readonly string[],
  follow: () => Promise<void>,
) {
  if (!first || !second) throw new Error('two categories are needed');
  const held = Promise.withResolvers<void>();
  await page.route(/_rsc=/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await page.reload();
  await category(page, first).click();
  const asked = page.waitForRequest(/_rsc=/);
  await follow();
  await asked;
  await category(page, second).click();
  // The address follows the place a little later.
  await page.waitForTimeout(500);
  held.resolve();
}

test('another page opens, though the place changes while it is on its way', async ({
  page,
  request,
}) => {
  const treeId = await generateTree(request, await uploadTopic(request, 'On its way'));
  const names = rootsOf(await readTree(request, treeId)).map(({ name }) => name);
  await page.goto(`/trees/${treeId}`);
  await leaveWhileMoving(page, names, () =>
    page.getByRole('button', { name: 'Correct this tree' }).click(),
  );
  await expect(page.getByRole('heading', { name: 'Your correction' })).toBeVisible();
  await page.goto(`/trees/${treeId}`);
  await leaveWhileMoving(page, names, () =>
    page.getByRole('link', { name: 'Continue my correction' }).click(),
  );
  await expect(page.getByRole('heading', { name: 'Your correction' })).toBeVisible();
  await leaveWhileMoving(page, names, () => page.getByRole('link', { name: 'On its way' }).click());
  await expect(page.getByRole('heading', { name: 'On its way' })).toBeVisible();
});

test('a link to a category and a study opens there', async ({ page, request }) => {
  const { treeId, before } = await openCorrection(page, request, 'Links');
  const place = before.assignments.at(-1);
  const target = before.categories.find((each) => each.id === place?.categoryId);
  if (!place || !target) throw new Error('an assignment is needed');
  await page.goto(`/trees/${treeId}?category=${target.id}&study=${place.studyId}`);
  await expect(category(page, target.name)).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('article').getByText(/^We studied .* improved/)).toBeVisible();
});

test.describe('without a network', () => {
  test.use({ expectedErrors: [/ERR_FAILED/] });

  test('a save that the network loses is kept, said to be unsaved, and sent again', async ({
    page,
    request,
  }) => {
    const { treeId, before } = await openCorrection(page, request, 'Lost network');
    let cut = true;
    await page.route('**/gestures', (route) => (cut ? route.abort() : route.continue()));
    await category(page, firstRoot(before).name).focus();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('Named while cut off');
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 edit is kept in this browser')).toBeVisible();
    expect((await readTree(request, treeId)).version).toBe(0);
    cut = false;
    await page.getByRole('button', { name: 'Retry now' }).click();
    await expectSaved(page);
    const after = await readTree(request, treeId);
    expect(after.version).toBe(1);
    expect(named(after, 'Named while cut off')).toBeDefined();
  });
});
