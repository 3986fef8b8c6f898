import type { Page } from '@playwright/test';
import { parse } from 'csv-parse/sync';

import type { FeedbackRecord } from '@/lib/api/gesture-contract';
import type { Tree } from '@/lib/api/tree-contract';

import {
  category,
  categoryTree,
  drag,
  expect,
  expectSaved,
  exportAs,
  openCategory,
  startLocalRun,
  test,
} from '../support/e2e';

const sampleFile = 'prisma/sample/nagtegaal_2019_included.csv';

const exportedTree = async (page: Page) => JSON.parse(await exportAs(page, /^JSON/)) as Tree;

const studiesIn = (tree: Tree, categoryId: string) =>
  tree.assignments.filter((each) => each.categoryId === categoryId).map((each) => each.studyId);

/** What is where, whatever the version: each category's path in ids, with its studies. */
function shapeOf(tree: Tree) {
  return tree.categories.map(({ id, parentId, index, name }) => ({
    id,
    parentId,
    index,
    name,
    studies: studiesIn(tree, id),
  }));
}

/** A category to move, a root category it is not in, and the category with the most studies. */
function chooseFrom(tree: Tree) {
  const roots = tree.categories.filter((each) => each.parentId === null);
  const moved = tree.categories.find((each) => each.parentId === roots[0]?.id);
  const target = roots[1];
  const crowded = tree.categories
    .filter((each) => each.id !== moved?.id && each.id !== target?.id)
    .toSorted((a, b) => studiesIn(tree, b.id).length - studiesIn(tree, a.id).length)[0];
  if (!moved || !target || !crowded) throw new Error('the sample needs two root categories');
  return { moved, target, crowded };
}

async function upload(page: Page): Promise<void> {
  await page.goto('/');
  await expect(page.getByText('Sample', { exact: true })).toBeVisible();
  await page.getByRole('link', { name: 'New topic' }).click();
  await page.locator('input[type=file]').setInputFiles(sampleFile);
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText('101');
  await page.getByRole('textbox', { name: 'Title' }).fill('Nudges, uploaded');
  await page.getByRole('button', { name: 'Create topic' }).click();
  await expect(page.getByRole('heading', { name: 'Nudges, uploaded' })).toBeVisible();
}

async function generate(page: Page): Promise<void> {
  await startLocalRun(page);
  await expect(page.getByRole('progressbar').first()).toBeVisible();
  await page.reload();
  await page.getByRole('link', { name: 'Open the tree' }).click({ timeout: 60_000 });
  await expect(categoryTree(page).getByRole('treeitem').first()).toBeVisible();
}

async function browse(page: Page): Promise<void> {
  await page.getByRole('searchbox').fill('hand hygiene');
  await expect(page.getByRole('row').locator('mark').first()).toBeVisible();
  await page.getByRole('searchbox').fill('');
  await page.getByRole('button', { name: 'Picture' }).click();
  const block = page.getByRole('button', { name: /, \d+ stud(y|ies)$/ }).first();
  await expect(block).toBeVisible();
  await page.getByRole('button', { name: 'Tree', exact: true }).click();
  await expect(block).toBeHidden();
}

async function dragThreeStudies(page: Page, from: string, onto: string): Promise<void> {
  await openCategory(page, from);
  const studies = page
    .getByRole('grid')
    .getByRole('row')
    .filter({ has: page.getByRole('checkbox') });
  for (const index of [0, 1, 2]) await studies.nth(index).getByRole('checkbox').check();
  await drag(page, studies.nth(1), category(page, onto));
  await expect(page.getByText(/Moved 3 studies/)).toBeVisible();
  await expectSaved(page);
}

async function readLog(page: Page): Promise<FeedbackRecord[]> {
  const lines = (await exportAs(page, /^Feedback log/)).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as FeedbackRecord);
}

test('a paper set becomes a tree, is corrected by drag-and-drop, and leaves as files', async ({
  page,
}) => {
  await test.step('upload', () => upload(page));
  await test.step('generate', () => generate(page));
  await test.step('browse', () => browse(page));

  await page.getByRole('button', { name: 'Correct this tree' }).click();
  await expect(page.getByRole('heading', { name: 'Your correction' })).toBeVisible();
  const before = await exportedTree(page);
  const { moved, target, crowded } = chooseFrom(before);

  await test.step('drag a category into another, then three studies', async () => {
    await drag(page, category(page, moved.name), category(page, target.name));
    await expect(page.getByText(`Moved ‘${moved.name}’`)).toBeVisible();
    await expectSaved(page);
    await dragThreeStudies(page, crowded.name, target.name);
  });
  const after = await exportedTree(page);
  const arrived = studiesIn(before, crowded.id).slice(0, 3);
  expect(after.categories.find((each) => each.id === moved.id)?.parentId).toBe(target.id);
  expect(studiesIn(after, crowded.id)).toEqual(studiesIn(before, crowded.id).slice(3));
  expect(studiesIn(after, target.id)).toEqual(expect.arrayContaining(arrived));

  await test.step('undo twice, redo twice', async () => {
    await page.keyboard.press('Control+z');
    await page.getByRole('button', { name: 'Undo' }).first().click();
    await expectSaved(page);
    expect(shapeOf(await exportedTree(page))).toEqual(shapeOf(before));
    await page.getByRole('button', { name: 'Redo' }).first().click();
    await page.keyboard.press('Control+Shift+z');
    await expectSaved(page);
  });

  await test.step('reload, export, compare', async () => {
    await page.reload();
    await expect(category(page, target.name)).toBeVisible();
    const exported = await exportedTree(page);
    expect(shapeOf(exported)).toEqual(shapeOf(after));
    const rows = parse(await exportAs(page, /^CSV/), { bom: true, columns: true });
    expect(rows.length).toBe(exported.assignments.length + exported.uncategorised.length);
    expect(await exportAs(page, /^Markdown/)).toContain(moved.name);
  });

  await test.step('read the log', async () => {
    const log = await readLog(page);
    const gestures = new Set(log.map((record) => record.gestureId));
    expect(gestures.size).toBe(6);
    expect(new Set(log.flatMap((record) => record.undoes ?? [])).size).toBe(2);
    expect(new Set(log.flatMap((record) => record.redoes ?? [])).size).toBe(2);
    await page.getByRole('button', { name: 'History' }).click();
    await expect(page.getByRole('complementary', { name: 'History' })).toContainText(
      `moved '${moved.name}'`,
    );
  });
});
