import { expect, startLocalRun, test } from '../support/e2e';
import { csvOf } from '../support/paper-set';
import { uploadTopic } from '../support/seeded-topics';

test('a run shows its progress after a reload, can be cancelled, and goes on from there', async ({
  page,
  request,
}) => {
  const topicId = await uploadTopic(request, 'A large set', csvOf(1_800));
  await page.goto(`/topics/${topicId}`);
  await startLocalRun(page);
  const run = page.getByRole('article', { name: /^Run/ });
  await expect(run.getByRole('progressbar').first()).toBeVisible();
  await page.reload();
  await expect(run.getByText('Generating')).toBeVisible();
  await expect(run.getByRole('progressbar').first()).toBeVisible();

  await run.getByRole('button', { name: 'Cancel' }).click();
  await expect(run.getByText('Cancelled').first()).toBeVisible();
  await run.getByRole('button', { name: 'Resume' }).click();
  await expect(run.getByRole('link', { name: 'Open the tree' })).toBeVisible({ timeout: 90_000 });
});
