import type { Page } from '@playwright/test';

import { seriousFindings } from '../support/axe';
import { category, categoryTree, expect, startLocalRun, test } from '../support/e2e';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server';
import { csvOf } from '../support/paper-set';
import { uploadTopic } from '../support/seeded-topics';

let server: OpenAiServer;
test.beforeAll(async () => {
  server = await startOpenAiServer({ latencyMs: 150 });
});
test.afterAll(() => server.close());

/** The badge in the page's head; a live region says the same. */
const statusOf = (page: Page, words: string) => page.getByText(words, { exact: true }).first();

async function setUp(page: Page): Promise<void> {
  await page.goto('/settings');
  await page.getByLabel('Base URL').fill(server.baseUrl);
  await page.getByLabel('Model', { exact: true }).first().fill(server.model);
  await page.getByLabel('Key', { exact: true }).fill('a-wrong-key');
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByRole('status').filter({ hasText: /key/i })).toContainText('401');
  await page.getByLabel('Key', { exact: true }).fill(server.apiKey);
  await page.getByRole('button', { name: 'Test connection' }).click();
  await expect(page.getByText('It works, with structured output.')).toBeVisible();
  await page.getByRole('button', { name: 'Add a price' }).click();
  await page.getByLabel(`Input price of ${server.model}`).fill('2.50');
  await page.getByLabel(`Output price of ${server.model}`).fill('10');
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('A key is stored, encrypted.')).toBeVisible();
  await page.reload();
  await expect(page.getByLabel('Key', { exact: true })).toHaveValue('');
}

async function generate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Generate' }).first().click();
  const dialog = page.getByRole('dialog', { name: 'Generate a tree' });
  await expect(dialog.getByRole('radio', { name: 'Language model' })).toBeChecked();
  await expect(dialog.getByRole('region', { name: 'Estimate' })).toContainText('about $');
  expect(await seriousFindings(page), 'the dialog').toEqual([]);
  await dialog.getByLabel('Stop after the root categories').check();
  await dialog.getByRole('button', { name: 'Start' }).click();
  await expect(page.getByRole('heading', { name: `Run with ${server.model}` })).toBeVisible();
}

/** Moves the second of two up by keyboard, renames the other, removes the one that was moved. */
async function decide(page: Page): Promise<void> {
  const list = page.getByRole('list', { name: 'Root categories' });
  await expect(list.getByRole('listitem')).toHaveCount(2);
  expect(await seriousFindings(page), 'the stop').toEqual([]);
  await page.getByLabel('Name of Ways of nudging').press('Alt+ArrowUp');
  await expect(list.getByRole('textbox').first()).toHaveValue('Ways of nudging');
  await expect(list.getByRole('textbox').first()).toBeFocused();
  await page.getByLabel('Name of Behaviours to change').fill('What people do');
  await page.getByRole('button', { name: 'Remove Ways of nudging' }).click();
  await page.getByRole('button', { name: 'Go on with 1 root category' }).click();
  await expect(statusOf(page, 'Finished')).toBeVisible({ timeout: 60_000 });
}

async function readCalls(page: Page): Promise<void> {
  const table = page.getByRole('table').filter({ hasText: 'Result' });
  await expect(table.getByRole('row', { name: /Check of places/ }).first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Step' }).selectOption('Root categories');
  await expect(table.getByRole('row')).toHaveCount(2);
  await table.getByRole('button', { name: 'Root categories' }).click();
  const dialog = page.getByRole('dialog', { name: /Model call: Root categories/ });
  await expect(dialog.getByLabel('Reply', { exact: true })).toContainText('Behaviours to change');
  expect(await seriousFindings(page), 'a call').toEqual([]);
  await page.keyboard.press('Escape');
}

/** Every part of the run's page, at night and on a phone. */
async function readParts(page: Page): Promise<void> {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 390, height: 860 });
  for (const part of ['Changed places', 'Warnings and repairs', 'Settings', 'Prompts']) {
    const link = page.getByRole('navigation').getByRole('link', { name: part });
    await link.click();
    await expect(link).toHaveAttribute('aria-current', 'page');
    expect(await seriousFindings(page), part).toEqual([]);
  }
  await page.setViewportSize({ width: 1280, height: 860 });
}

/** The browser remembers it, for every tree. */
async function inOrderOfConfidence(page: Page): Promise<void> {
  const choice = page.getByRole('checkbox', { name: 'Lowest confidence first' });
  await choice.check();
  // The address follows a moment later, and says where to open again.
  await expect(page).toHaveURL(/category=/);
  await page.reload();
  await expect(choice).toBeChecked();
}

async function askWhy(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Open the tree' }).click();
  await expect(categoryTree(page).getByRole('treeitem').first()).toBeVisible();
  await expect(category(page, 'What people do')).toBeVisible();
  await expect(category(page, 'Ways of nudging')).toBeHidden();
  await category(page, 'Hand hygiene').click();
  await inOrderOfConfidence(page);
  const studies = page.getByRole('grid', { name: 'Studies: Hand hygiene' });
  await studies.getByRole('row').first().click();
  await page.getByRole('button', { name: 'Why is it in Hand hygiene?' }).click();
  const dialog = page.getByRole('dialog', { name: /Why is this study/ });
  await expect(dialog.locator('mark')).toBeVisible();
  await dialog.getByText('The model call behind it').click();
  await expect(dialog.getByLabel('Reply', { exact: true })).toBeVisible();
  expect(await seriousFindings(page), 'why').toEqual([]);
  await dialog.getByRole('link', { name: /See the call/ }).click();
  await expect(page.getByRole('dialog', { name: /Model call/ })).toBeVisible();
  await page.keyboard.press('Escape');
}

async function startAnotherAndCancel(page: Page, topicId: string): Promise<void> {
  server.fail({ kind: 'hang' }, 100);
  await page.goto(`/topics/${topicId}`);
  await page.getByRole('button', { name: 'Generate' }).first().click();
  // What has been asked before is answered from the record.
  await page.getByText('Instructions', { exact: true }).click();
  await page.getByLabel('Claims').fill('In one short sentence.');
  await page.getByRole('button', { name: 'Start' }).click();
  await expect(statusOf(page, 'Generating')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(statusOf(page, 'Cancelled')).toBeVisible({ timeout: 10_000 });
  await expect.poll(() => server.aborted).toBeGreaterThan(0);
  server.recover();
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
  await expect(statusOf(page, 'Finished')).toBeVisible({ timeout: 60_000 });
}

test('a language model drafts a tree, a person steers it, and everything it said can be read', async ({
  page,
  request,
}) => {
  test.slow();
  await setUp(page);
  expect(await seriousFindings(page), 'settings').toEqual([]);
  const topicId = await uploadTopic(request, 'Nudges by a model', csvOf(24));
  await page.goto(`/topics/${topicId}`);
  await generate(page);
  await decide(page);
  await readCalls(page);
  await readParts(page);
  await askWhy(page);
  await startAnotherAndCancel(page, topicId);
});

test('two runs are chosen in the list of runs, and stand side by side', async ({
  page,
  request,
}) => {
  const topicId = await uploadTopic(request, 'Twice', csvOf(24));
  for (const runs of [1, 2]) {
    await page.goto(`/topics/${topicId}`);
    await startLocalRun(page);
    await page.goto(`/topics/${topicId}?tab=runs`);
    await expect(page.getByRole('link', { name: 'Open the tree' })).toHaveCount(runs);
  }
  for (const run of [1, 2]) await page.getByLabel(`Compare run ${run}`).check();
  await page.getByRole('link', { name: 'Compare' }).click();
  await expect(page.getByRole('heading', { name: 'Two runs side by side' })).toBeVisible();
  await expect(page.getByText('24 of 24 studies stand in the same categories')).toBeVisible();
  expect(await seriousFindings(page), 'side by side').toEqual([]);
});
