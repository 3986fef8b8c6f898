import { readFileSync } from 'node:fs';

import { expect, test } from '../support/e2e';
import { readTree, startCorrection } from '../support/seeded-topics';

test('a decision of an expert is a row of the file that the page makes', async ({
  page,
  request,
}) => {
  const { treeId } = await startCorrection(request, 'A dataset of one');
  const { assignments } = await readTree(request, treeId);
  const { studyId = '', categoryId = '' } = assignments[0] ?? {};
  await request.post(`/api/trees/${treeId}/gestures`, {
    data: {
      baseVersion: 0,
      gestures: [
        {
          id: crypto.randomUUID(),
          operations: [{ type: 'unassign-study', studyId, categoryId }],
          seconds: 4,
        },
      ],
    },
  });

  await page.goto('/');
  await page.getByRole('link', { name: 'Datasets' }).click();
  await expect(page.getByText('claude_label')).toBeVisible();
  await page.getByLabel('Format').selectOption('CSV');
  await page.getByLabel('Our columns too').check();
  await expect(page.getByText('corrected_category')).toBeVisible();
  await page.getByLabel('A dataset of one').check();
  await page.getByRole('button', { name: 'Make the file' }).click();
  const made = page.getByRole('article', { name: 'Claims and categories, Ready' }).first();
  await expect(made).toBeVisible();
  await made.getByText('What it is made of').click();
  await expect(made).toContainText('1 correction of 1 topic');

  const downloading = page.waitForEvent('download');
  await made.getByRole('link', { name: 'Download' }).click();
  const [head = '', ...rows] = readFileSync(await (await downloading).path(), 'utf8')
    .trim()
    .split('\n');
  expect(head).toMatch(
    /^review_id,review_pmid,hierarchy_id,node_id,node_path,split,claim,category/,
  );
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every((row) => row.includes(',changed,4,'))).toBe(true);
});

test('a setting that cannot be is told, and no file is made', async ({ page, request }) => {
  await startCorrection(request, 'Something to export');
  await page.goto('/exports');
  await page.getByLabel('Seed').fill('seven');
  await expect(page.getByText('A whole number of at most nine digits.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Make the file' })).toBeDisabled();
});
