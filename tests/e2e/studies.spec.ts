import { expect, expectSaved, study, test } from '../support/e2e';
import { readTree, startCorrection } from '../support/seeded-topics';

test('a study is withdrawn with a reason, restored by the toast, and restored from the list', async ({
  page,
  request,
}) => {
  const { topicId } = await startCorrection(request, 'Withdrawing');
  await page.goto(`/topics/${topicId}?tab=studies`);
  const withdraw = async (reason: string) => {
    const list = page.getByRole('region', { name: 'Studies' });
    await list.getByRole('button', { expanded: false }).first().click();
    await list.getByRole('button', { name: 'Withdraw' }).first().click();
    await page.getByLabel('Reason (optional)').fill(reason);
    await page.keyboard.press('Enter');
    await expect(page.getByText('1 withdrawn study')).toBeVisible();
  };
  await withdraw('');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText('1 withdrawn study')).toBeHidden();
  await withdraw('Retracted');
  await page.getByText('1 withdrawn study').click();
  await expect(page.getByText('Retracted')).toBeVisible();
  await page.getByRole('button', { name: /^Restore study/ }).click();
  await expect(page.getByText('1 withdrawn study')).toBeHidden();
});

test('a study that came later is put where it is suggested, by its digit', async ({
  page,
  request,
}) => {
  const { topicId, treeId } = await startCorrection(request, 'Suggested');
  const { studies } = await (await request.get(`/api/topics/${topicId}`)).json();
  const title = 'A second look at the same';
  const later = [{ title, abstract: studies[0].abstract, issued: { 'date-parts': [[2025]] } }];
  const buffer = Buffer.from(JSON.stringify(later));
  await request.post(`/api/topics/${topicId}/files`, {
    multipart: { 'files[]': { name: 'later.json', mimeType: 'application/json', buffer } },
  });
  await page.goto(`/trees/${treeId}?category=uncategorised`);
  const row = study(page, title);
  await expect(row.getByRole('button', { name: /^Put it in / }).first()).toBeVisible();
  await row.focus();
  await page.keyboard.press('1');
  await expect(row).toBeHidden();
  await expectSaved(page);
  const after = await readTree(request, treeId);
  expect(after.uncategorised).toEqual([]);
  expect(after.version).toBe(1);
});
