import type { APIRequestContext, Page } from '@playwright/test';

import type { FeedbackRecord } from '@/lib/api/gesture-contract';
import type { Topic } from '@/lib/api/topic-contract';

import { category, categoryTree, expect, expectSaved, study, test } from '../support/e2e';
import { readTree, startCorrection } from '../support/seeded-topics';

async function openTree(page: Page, treeId: string) {
  await page.goto(`/trees/${treeId}`);
  await expect(categoryTree(page).getByRole('treeitem').first()).toBeVisible();
}

async function rename(page: Page, from: string, to: string) {
  await category(page, from).focus();
  await page.keyboard.press('F2');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(to);
  await page.keyboard.press('Enter');
  await expect(category(page, to)).toBeVisible();
}

async function start(request: APIRequestContext, title: string) {
  const { topicId, treeId, baseTreeId } = await startCorrection(request, title);
  const roots = (await readTree(request, treeId)).categories.filter((each) => !each.parentId);
  const [first, second] = roots.map(({ name }) => name);
  if (!first || !second) throw new Error('two root categories are needed');
  return { topicId, treeId, baseTreeId, first, second };
}

async function namesIn(request: APIRequestContext, treeId: string) {
  const { categories, version } = await readTree(request, treeId);
  return { version, names: categories.map(({ name }) => name) };
}

test('two tabs see each other’s edits, and keep where they are', async ({
  page,
  context,
  request,
}) => {
  const { treeId, first, second } = await start(request, 'Two tabs');
  const other = await context.newPage();
  await openTree(page, treeId);
  await openTree(other, treeId);
  await category(page, second).click();
  await category(page, second).focus();

  await rename(other, first, 'Named in the other tab');
  await expect(category(page, 'Named in the other tab')).toBeVisible();
  await expect(page.getByText(/In another tab: renamed/)).toBeVisible();
  await expect(category(page, second)).toBeFocused();
  await expect(category(page, second)).toHaveAttribute('aria-selected', 'true');

  await rename(page, second, 'And back');
  await expect(category(other, 'And back')).toBeVisible();
  await expectSaved(page);
  await expectSaved(other);
  expect((await readTree(request, treeId)).version).toBe(2);
});

test('a comment, and the completion of the correction, show in other tabs', async ({
  page,
  request,
}) => {
  const { treeId, baseTreeId, first } = await start(request, 'Told at once');
  const { categories } = await readTree(request, treeId);
  const { id } = categories.find(({ name }) => name === first) ?? {};
  const data = { categoryId: id, text: 'From another tab' };
  for (const commented of [baseTreeId, treeId]) {
    await openTree(page, commented);
    await category(page, first).click();
    await request.post(`/api/trees/${commented}/comments`, { data });
    await expect(page.getByRole('button', { name: '1 comment' })).toBeVisible();
  }
  await request.post(`/api/trees/${treeId}/complete`, { data: { restUntouched: true } });
  await expect(page.getByText('Complete', { exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Add category' })).toHaveCount(0);
});

test('a study that is withdrawn or restored, and an edit that is revoked, show in an open tree', async ({
  page,
  request,
}) => {
  const { topicId, treeId, first } = await start(request, 'Told of studies');
  const { assignments, categories } = await readTree(request, treeId);
  const { studyId, categoryId } = assignments[0] ?? {};
  const { studies }: Topic = await (await request.get(`/api/topics/${topicId}`)).json();
  const { title = '' } = studies.find(({ id }) => id === studyId) ?? {};
  const id = crypto.randomUUID();
  const renamed = categories.find(({ name }) => name === first)?.id;
  const operations = [{ type: 'rename-category', id: renamed, name: 'A slip' }];
  const data = { baseVersion: 0, gestures: [{ id, operations }] };
  await request.post(`/api/trees/${treeId}/gestures`, { data });

  await page.goto(`/trees/${treeId}?category=${categoryId}&study=${studyId}`);
  const open = page.getByRole('article', { name: title });
  await expect(open).toBeVisible();
  const at = `/api/topics/${topicId}/studies/${studyId}`;
  await request.post(`${at}/withdraw`, { data: {} });
  await expect(page.getByText(/^Study \d+ is no longer in this topic$/)).toBeVisible();
  await expect(study(page, title)).toHaveCount(0);
  await expect(open).toHaveCount(0);
  await request.post(`${at}/restore`);
  await expect(study(page, title).first()).toBeVisible();

  await page.getByRole('button', { name: 'History' }).click();
  const panel = page.getByRole('complementary', { name: 'History' });
  await expect(panel.getByText(/'A slip'/)).toBeVisible();
  await request.post(`/api/trees/${treeId}/revocations`, { data: { gestureId: id } });
  await expect(panel.getByText(/left out of datasets/)).toBeVisible();
});

test('what is opened later has come with the page: the server may be gone by then', async ({
  page,
  request,
}) => {
  const { treeId } = await start(request, 'Come early');
  const abstracts = page.waitForResponse(/\/abstracts\?/);
  await openTree(page, treeId);
  // What comes after the page has been asked for.
  await abstracts;
  const scripts: string[] = [];
  page.on('request', (asked) => asked.resourceType() === 'script' && scripts.push(asked.url()));
  await page.getByRole('button', { name: 'Matrix' }).click();
  await expect(page.getByRole('grid', { name: 'Studies and categories' })).toBeVisible();
  await page.getByRole('button', { name: 'Review' }).click();
  await expect(page.getByRole('button', { name: /^Skip/ })).toBeVisible();
  await page.getByRole('button', { name: 'History' }).click();
  await expect(page.getByRole('complementary', { name: 'History' })).toBeVisible();
  expect(scripts).toEqual([]);
});

test.describe('without a server', () => {
  test.use({ expectedErrors: [/ERR_FAILED|ERR_INTERNET_DISCONNECTED|409/] });

  test('edits survive the tab, and the next one saves them once', async ({
    page,
    context,
    request,
  }) => {
    const { treeId, first, second } = await start(request, 'Closed tab');
    let isCut = true;
    await context.route('**/gestures', (route) => (isCut ? route.abort() : route.continue()));
    await openTree(page, treeId);
    await rename(page, first, 'Once offline');
    await rename(page, second, 'Twice offline');
    await expect(page.getByText('2 edits are kept in this browser')).toBeVisible();

    await page.reload();
    await expect(category(page, 'Twice offline')).toBeVisible();
    await expect(page.getByText('2 edits are kept in this browser')).toBeVisible();
    const next = await context.newPage();
    await openTree(next, treeId);
    expect((await namesIn(request, treeId)).version).toBe(0);

    isCut = false;
    await page.close();
    await expect(category(next, 'Twice offline')).toBeVisible();
    await expectSaved(next);
    const after = await namesIn(request, treeId);
    expect(after.version).toBe(2);
    expect(after.names).toEqual(expect.arrayContaining(['Once offline', 'Twice offline']));
    const log: { items: FeedbackRecord[] } = await (
      await request.get(`/api/trees/${treeId}/feedback`)
    ).json();
    expect(log.items).toHaveLength(2);
  });

  test('an edit that somebody else has overtaken says so, and can be made again', async ({
    page,
    context,
    request,
  }) => {
    const { treeId, first } = await start(request, 'Overtaken');
    await openTree(page, treeId);
    await context.setOffline(true);
    await rename(page, first, 'Mine');
    await expect(page.getByText('1 edit is kept in this browser')).toBeVisible();
    const { id } =
      (await readTree(request, treeId)).categories.find((each) => !each.parentId) ?? {};
    const operations = [{ type: 'rename-category', id, name: 'Theirs' }];
    const gestures = [{ id: '7d9f1c52-0000-4000-8000-000000000001', operations }];
    await request.post(`/api/trees/${treeId}/gestures`, { data: { baseVersion: 0, gestures } });

    await context.setOffline(false);
    await expect(page.getByRole('alert').getByText(/changed here since/)).toBeVisible();
    await expect(category(page, 'Theirs')).toBeVisible();
    await page.getByRole('button', { name: /^Try again/ }).click();
    await expect(category(page, 'Mine')).toBeVisible();
    await expectSaved(page);
    expect((await namesIn(request, treeId)).names).toContain('Mine');
  });
});
