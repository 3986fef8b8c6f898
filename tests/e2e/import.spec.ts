import { expect, test } from '../support/e2e';

const fixtures = 'tests/fixtures/imports';
const text = (name: string, content: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(content),
});

const brokenRis = [
  'TY  - JOUR',
  'TI  - A study that can be read',
  'ER  - ',
  'TY  - JOUR',
  'AU  - Nobody',
  'ER  - ',
].join('\n');

test.describe('a new topic', () => {
  // A refused file is a 422, which the browser logs.
  test.use({ expectedErrors: [/422/] });

  test('shows what was read and what is wrong with it before anything is saved', async ({
    page,
    request,
  }) => {
    const before = (await (await request.get('/api/topics')).json()).items.length;
    await page.goto('/topics/new');
    await page
      .locator('input[type=file]')
      .setInputFiles([
        text('broken.ris', brokenRis),
        text('notes.txt', 'Dear diary, these are no records at all.'),
      ]);
    const chosen = page.getByRole('list', { name: 'Chosen files' });
    await expect(chosen).toContainText('neither a title nor an abstract');
    await expect(chosen).toContainText('line 4');
    await expect(chosen.getByRole('alert')).toContainText('notes.txt');
    expect((await (await request.get('/api/topics')).json()).items.length).toBe(before);

    await page.getByRole('button', { name: 'Remove notes.txt' }).click();
    await page.getByRole('textbox', { name: 'Title' }).fill('Broken but kept');
    await page.getByRole('button', { name: /Create topic/ }).click();
    await expect(page.getByRole('heading', { name: 'Broken but kept' })).toBeVisible();
    await expect(page.getByText('1 study', { exact: false }).first()).toBeVisible();
  });
});

test('the same ten papers out of two tools become one topic without duplicates', async ({
  page,
}) => {
  await page.goto('/topics/new');
  await page
    .locator('input[type=file]')
    .setInputFiles([`${fixtures}/zotero.ris`, `${fixtures}/zotero.csv`]);
  await expect(page.getByRole('region', { name: 'Preview' })).toContainText(/duplicate/i);
  await page.getByRole('textbox', { name: 'Title' }).fill('Two tools');
  await page.getByRole('button', { name: /Create topic with 10 studies/ }).click();
  await expect(page.getByRole('heading', { name: 'Two tools' })).toBeVisible();
  await page.getByRole('link', { name: /^Studies/ }).click();
  await expect(page.getByText('No abstract', { exact: false }).first()).toBeVisible();
});

test('what is decided in the preview is what the topic holds', async ({ page }) => {
  const rows = [
    'Bezeichnung;Nr',
    'A study of reminders in wards;1',
    'A study of alerts in wards;2',
  ];
  const twins = ['title,year', 'Audit and feedback,2001', 'Audit and feedback,2001'];
  await page.goto('/topics/new');
  await page
    .locator('input[type=file]')
    .setInputFiles([text('unknown.csv', rows.join('\n')), text('twins.csv', twins.join('\n'))]);
  await expect(page.getByText('None of the column names is known')).toBeVisible();
  await page.getByRole('checkbox', { name: 'Import ‘A study of alerts in wards’' }).uncheck();
  await page.getByText('1 duplicate', { exact: true }).last().click();
  await page.getByRole('checkbox', { name: 'Merge ‘Audit and feedback’' }).uncheck();
  await page.getByRole('textbox', { name: 'Title' }).fill('Decided');
  await page.getByRole('button', { name: 'Create topic with 3 studies' }).click();
  await expect(page.getByRole('heading', { name: 'Decided' })).toBeVisible();
  await page.getByRole('link', { name: /^Studies/ }).click();
  await expect(page.getByText('Audit and feedback')).toHaveCount(2);
  await expect(page.getByText('A study of reminders in wards')).toBeVisible();
  await expect(page.getByText('A study of alerts in wards')).toHaveCount(0);
});
