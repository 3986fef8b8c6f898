import { seriousFindings } from '../support/axe';
import { expect, test } from '../support/e2e';
import { uploadTopic } from '../support/seeded-topics';

test('an archived topic is brought back, purged when its title is typed, and imported again', async ({
  page,
  request,
}) => {
  const title = 'To be purged';
  const id = await uploadTopic(request, title);
  await request.delete(`/api/topics/${id}`);
  await page.goto('/');
  await expect(page.getByRole('link', { name: title })).toBeHidden();
  await page.getByRole('link', { name: 'Archived topics' }).click();
  await page.getByRole('button', { name: `Bring back ${title}` }).click();
  await expect(page.getByText(`‘${title}’ is back in the list of topics`)).toBeVisible();
  expect((await request.get(`/api/topics/${id}`)).status()).toBe(200);

  const file = await (await request.get(`/api/topics/${id}/file`)).body();
  await request.delete(`/api/topics/${id}`);
  await page.reload();
  expect(await seriousFindings(page), 'archived topics').toEqual([]);
  await page.getByRole('button', { name: `Purge ${title}` }).click();
  expect(await seriousFindings(page), 'the dialog that purges').toEqual([]);
  const confirm = page.getByRole('button', { name: 'Purge topic' });
  const typed = page.getByLabel('Type the topic’s title to confirm');
  await typed.fill('to be purged');
  await expect(confirm).toBeDisabled();
  await typed.fill(title);
  await confirm.click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.getByRole('button', { name: `Purge ${title}` })).toBeHidden();
  await expect(page.getByRole('region', { name: 'What was purged' })).toContainText(title);
  expect((await request.post(`/api/archived-topics/${id}/restore`)).status()).toBe(404);

  // The file that was saved before brings it back.
  await page.goto('/import');
  const whole = page.getByRole('region', { name: 'A whole topic' });
  await whole
    .locator('input[type=file]')
    .setInputFiles({ name: 'mine.topic.gz', mimeType: 'application/gzip', buffer: file });
  await whole.getByRole('link', { name: 'Open' }).click();
  await expect(page.getByRole('heading', { name: title })).toBeVisible();
});
