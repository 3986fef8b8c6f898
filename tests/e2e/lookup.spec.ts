import { BibliographicServices } from '../support/bibliographic-services';
import { expect, test } from '../support/e2e';
import { Launcher, makeDataFolder, removeDataFolder } from '../support/launcher';

const services = new BibliographicServices();
let app: Launcher;
let folder: string;

test.beforeAll(async () => {
  folder = makeDataFolder();
  app = await Launcher.start({ dataDir: folder, environment: await services.start() });
});

test.afterAll(async () => {
  await app.stop();
  await services.stop();
  removeDataFolder(folder);
});

test('a list of DOIs and PubMed ids becomes a topic, after a stop half-way', async ({ page }) => {
  services.papers.push(
    { doi: '10.1000/reminders', title: 'Reminders in wards', abstractAt: ['crossref'] },
    { pmid: '33782057', title: 'Alerts in wards', abstractAt: ['pubmed'] },
  );
  services.silent.add('crossref');
  await page.goto(`${app.url}/topics/new`);
  await page.getByRole('button', { name: 'DOIs or PubMed ids' }).click();
  const list = [
    'https://doi.org/10.1000/reminders',
    'hello',
    '10.1000/unheard-of',
    'PMID: 33782057',
  ];
  await page.getByLabel('DOIs or PubMed ids').fill(list.join('\n'));
  await expect(page.getByText('no identifier: ‘hello’ (line 2)')).toBeVisible();
  await page.getByRole('button', { name: 'Look up 3' }).click();
  await expect(page.getByText('Looking up, 1 of 3')).toBeVisible();
  await page.getByRole('button', { name: 'Stop' }).click();
  await expect(page.getByText('Stopped. 1 of 3 found')).toBeVisible();

  services.silent.clear();
  await page.getByRole('button', { name: 'Try the rest again' }).click();
  await expect(page.getByText(/^2 of 3 found/)).toBeVisible();
  await page.getByText('1 not found').click();
  await expect(page.getByRole('listitem').filter({ hasText: 'unheard-of' })).toContainText(
    'line 3',
  );

  await page.getByRole('textbox', { name: 'Title' }).fill('Looked up');
  await page.getByRole('button', { name: 'Create topic with 2 studies' }).click();
  await expect(page.getByRole('heading', { name: 'Looked up' })).toBeVisible();
  await expect(page.getByText('2 studies, 2 with abstract')).toBeVisible();
});
