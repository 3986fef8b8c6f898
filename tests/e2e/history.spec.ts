import { category, expect, expectSaved, test } from '../support/e2e';
import { readTree, startCorrection } from '../support/seeded-topics';

test.use({ expectedErrors: [/409/] });

test('the tree is shown at any time, compared with its copy, and rolled back', async ({
  page,
  request,
}) => {
  const { treeId } = await startCorrection(request, 'History');
  const [first] = (await readTree(request, treeId)).categories;
  if (!first) throw new Error('a category is needed');
  await page.goto(`/trees/${treeId}`);
  for (const name of ['Once', 'Twice', 'Thrice']) {
    await category(
      page,
      name === 'Once' ? first.name : name === 'Twice' ? 'Once' : 'Twice',
    ).focus();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
    await expect(category(page, name)).toBeVisible();
  }
  await expectSaved(page);

  await page.getByRole('button', { name: 'History' }).click();
  await page.getByRole('slider', { name: 'Show the tree at version' }).fill('1');
  await expect(category(page, 'Once')).toBeVisible();
  await category(page, 'Once').focus();
  await page.keyboard.press('Delete');
  await expect(category(page, 'Once')).toBeVisible();

  const panel = page.getByRole('complementary', { name: 'History' });
  await panel.getByRole('button', { name: 'Changes' }).click();
  await expect(panel.getByRole('region', { name: 'Renamed' })).toContainText(`was ‘${first.name}’`);
  await expect(category(page, 'Once')).toHaveAccessibleDescription(/Renamed from/);

  await page.getByRole('button', { name: 'Roll back to this' }).click();
  await expect(category(page, 'Once')).toBeVisible();
  await expectSaved(page);
  expect(await readTree(request, treeId)).toMatchObject({ version: 4 });
  await page.getByRole('button', { name: 'Undo' }).first().click();
  await expect(category(page, 'Thrice')).toBeVisible();

  await panel.getByRole('button', { name: 'Edits' }).click();
  await panel.getByRole('listitem').filter({ hasText: "'Once' to 'Twice'" }).hover();
  await panel.getByRole('button', { name: /Undo: renamed .* to 'Twice'/ }).click();
  await expect(page.getByText('changed again since')).toBeVisible();
});

test('an edit is revoked with a reason: the tree stays, datasets leave it out', async ({
  page,
  request,
}) => {
  const { treeId } = await startCorrection(request, 'Revoked');
  const [first] = (await readTree(request, treeId)).categories;
  const operations = [{ type: 'rename-category', id: first?.id, name: 'A slip' }];
  await request.post(`/api/trees/${treeId}/gestures`, {
    data: { baseVersion: 0, gestures: [{ id: crypto.randomUUID(), operations }] },
  });
  await page.goto(`/trees/${treeId}`);
  await page.getByRole('button', { name: 'History' }).click();
  const panel = page.getByRole('complementary', { name: 'History' });
  await panel.getByRole('listitem').first().hover();
  await panel.getByRole('button', { name: /^Leave out of datasets/ }).click();
  const dialog = page.getByRole('dialog', { name: 'Leave this edit out of datasets?' });
  await dialog.getByRole('textbox', { name: 'Why' }).fill('The wrong category');
  await dialog.getByRole('button', { name: 'Revoke the edit' }).click();
  await expect(panel.getByText('Revoked by you: left out of datasets')).toBeVisible();
  await page.reload();
  await page.getByRole('button', { name: 'History' }).click();
  await expect(panel.getByText('The wrong category')).toBeVisible();
  await expect(panel.getByRole('button', { name: /^Leave out of datasets/ })).toBeHidden();
  await expect(category(page, 'A slip')).toBeVisible();
});

test('a category and a study are commented on, and the text stays text', async ({
  page,
  request,
}) => {
  const { treeId } = await startCorrection(request, 'Comments');
  const { categories, assignments } = await readTree(request, treeId);
  const place = assignments[0];
  const about = categories.find(({ id }) => id === place?.categoryId);
  if (!place || !about) throw new Error('an assignment is needed');
  await page.goto(`/trees/${treeId}?category=${about.id}&study=${place.studyId}`);
  const text = '<b>Is this</b> one thing?';
  const header = page.getByRole('region', { name: 'Studies', exact: true });
  await header.getByRole('button', { name: 'Comment', exact: true }).click();
  await header.getByRole('textbox', { name: 'New comment' }).fill(text);
  await page.keyboard.press('Control+Enter');
  await expect(header.getByText(text)).toBeVisible();
  const detail = page.getByRole('article');
  await detail.getByRole('button', { name: 'Comment', exact: true }).click();
  await detail.getByRole('textbox', { name: 'New comment' }).fill('A protocol');
  await detail.getByRole('button', { name: 'Comment', exact: true }).last().click();
  await expect(detail.getByText('A protocol')).toBeVisible();

  await page.reload();
  await expect(detail.getByText('A protocol')).toBeVisible();
  await header.getByRole('button', { name: '1 comment' }).click();
  await expect(header.getByText(text)).toBeVisible();
  await header.getByRole('button', { name: 'Delete this comment' }).click();
  await expect(header.getByText(text)).toHaveCount(0);
});
