import { readFileSync } from 'node:fs';

import type { Download, Page } from '@playwright/test';

import { expect, startLocalRun, test } from '../support/e2e';
import { readTree, startCorrection } from '../support/seeded-topics';

async function downloaded(page: Page, button: string): Promise<Download> {
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: button, exact: true }).first().click();
  return downloading;
}

test('what an expert has moved is on the topic’s page about quality, to be copied and saved', async ({
  page,
  request,
}) => {
  const { topicId, treeId } = await startCorrection(request, 'How good is this tree');
  const { assignments, categories } = await readTree(request, treeId);
  const { studyId = '', categoryId = '' } = assignments[0] ?? {};
  const taken = assignments.flatMap((each) => (each.studyId === studyId ? each.categoryId : []));
  const other = categories.find(({ id }) => !taken.includes(id));
  const saved = await request.post(`/api/trees/${treeId}/gestures`, {
    data: {
      baseVersion: 0,
      gestures: [
        {
          id: crypto.randomUUID(),
          operations: [
            { type: 'unassign-study', studyId, categoryId },
            { type: 'assign-study', studyId, categoryId: other?.id },
          ],
        },
      ],
    },
  });
  expect(saved.status()).toBe(200);

  await page.goto(`/topics/${topicId}`);
  await page.getByRole('link', { name: 'Quality' }).click();
  await expect(page.getByText('From 1 correction (still open) of 1 tree')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Moved from one category' })).toContainText(
    other?.name ?? '',
  );

  const name = 'Quality - How good is this tree';
  const picture = await downloaded(page, 'Save the picture as SVG');
  expect(picture.suggestedFilename()).toBe(`${name}, how much was left.svg`);
  const drawing = readFileSync(await picture.path(), 'utf8');
  expect(drawing).toContain('Precision of assignments');
  // It stands on its own: no class of the page, no colour that drawing programs do not know.
  expect(drawing).not.toMatch(/class=|oklch|var\(/);
  const painted = await downloaded(page, 'Save the picture as PNG');
  const png = readFileSync(await painted.path());
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  // Width, at twice the size of the drawing.
  const width = Number(/<svg[^>]* width="(\d+)"/.exec(drawing)?.[1]);
  expect(png.readUInt32BE(16)).toBe(2 * width);

  const table = await downloaded(
    page,
    `Save the table Quality: How good is this tree, confusions as CSV`,
  );
  const [head, row] = readFileSync(await table.path(), 'utf8').split('\n');
  expect(head).toBe('from,to,where,studies');
  expect(row).toContain(other?.name ?? '');
});

test('a topic without corrections says where the figures will come from', async ({
  page,
  request,
}) => {
  const { topicId } = await startCorrection(request, 'Not corrected yet');
  await page.goto(`/topics/${topicId}/quality`);
  await expect(page.getByText('Nothing to tell yet')).toBeVisible();
  // As on the topic's other tabs; what has begun is shown where its progress is.
  await startLocalRun(page);
  await expect(page).toHaveURL(`/topics/${topicId}`);
  await expect(page.getByRole('link', { name: 'Runs', exact: false })).toContainText('2');
});
