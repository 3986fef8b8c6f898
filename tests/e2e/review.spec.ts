import type { APIRequestContext, Page } from '@playwright/test';

import type { FeedbackRecord } from '@/lib/api/gesture-contract';
import type { Topic } from '@/lib/api/topic-contract';
import type { Tree } from '@/lib/api/tree-contract';

import { expect, expectSaved, test } from '../support/e2e';
import { csvOf } from '../support/paper-set';
import { generateTree, readTree, uploadTopic } from '../support/seeded-topics';

const question = (page: Page) =>
  page.getByRole('article', { name: 'Decision' }).getByRole('heading', { level: 2 });
const progress = (page: Page) => page.getByRole('progressbar', { name: 'Reviewed' });

async function doneAndAll(page: Page): Promise<readonly number[]> {
  const text = (await progress(page).getAttribute('aria-valuetext')) ?? '';
  return text.split(' of ').map(Number);
}

async function readLog(request: APIRequestContext, treeId: string): Promise<FeedbackRecord[]> {
  const reply = await request.get(`/api/trees/${treeId}/feedback?limit=500`);
  return (await reply.json()).items;
}

/** Presses the key and waits until as many more decisions are made. */
async function answer(page: Page, key: string, more = 1): Promise<void> {
  const [done = 0] = await doneAndAll(page);
  await page.keyboard.press(key);
  await expect(progress(page)).toHaveAttribute('aria-valuetext', new RegExp(`^${done + more} of `));
}

test('a small tree is reviewed by keyboard alone, completed, and the next one follows', async ({
  page,
  request,
}) => {
  const nextTopicId = await uploadTopic(request, 'To be reviewed next', csvOf(6));
  await generateTree(request, nextTopicId);
  const topicId = await uploadTopic(request, 'To be reviewed', csvOf(9));
  const baseTreeId = await generateTree(request, topicId);
  const made = await request.post(`/api/trees/${baseTreeId}/corrections`);
  const { treeId } = await made.json();

  await page.goto(`/trees/${treeId}`);
  const kept = page.waitForResponse(/\/bookmark$/);
  await page.getByRole('button', { name: 'Review', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(question(page)).toBeFocused();
  await kept;
  await page.goto(`/trees/${treeId}`);
  await expect(question(page)).toBeFocused();

  await expect(question(page)).toHaveText('Do these root categories fit together?');
  await page.getByRole('button', { name: 'Blind' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Studies/ }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'What the tree has' })).toHaveCount(0);
  await answer(page, 'u');
  await page.getByRole('button', { name: 'Blind' }).focus();
  await page.keyboard.press('Enter');
  await answer(page, '1');
  await page.getByRole('button', { name: /^All/ }).focus();
  await page.keyboard.press('Enter');

  const first = (await question(page).textContent()) ?? '';
  await answer(page, 'y');
  await expect(question(page)).not.toHaveText(first);
  await answer(page, 'Backspace', -1);
  await expect(question(page)).toHaveText(first);
  await page.keyboard.press('s');
  await expect(question(page)).not.toHaveText(first);
  await page.keyboard.press('ArrowLeft');
  await expect(question(page)).toHaveText(first);
  await page.keyboard.press('ArrowRight');

  const end = page.getByRole('heading', { name: 'Everything is reviewed' });
  for (let [done = 0, all = 0] = await doneAndAll(page); done < all; done += 1)
    await answer(page, 'y');
  await expect(end).toBeVisible();
  await expectSaved(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: 'To be reviewed next' })).toBeVisible();
  await expect(question(page)).toBeFocused();

  const topic = (await (await request.get(`/api/topics/${topicId}`)).json()) as Topic;
  const tree = topic.trees.find(({ id }) => id === treeId);
  expect(tree).toMatchObject({ completedAt: expect.any(String), restUntouched: false });
  const log = await readLog(request, treeId);
  expect(new Set(log.map(({ view }) => view))).toEqual(new Set(['review', null]));
  expect(log.filter(({ exposure }) => exposure === 'hidden')).toHaveLength(1);
  const timed = log.filter(({ undoes }) => undoes === null);
  expect(timed.every(({ seconds }) => seconds !== null && seconds >= 0)).toBe(true);

  await page.goto(`/topics/${topicId}`);
  await expect(page.getByText('Complete', { exact: true })).toBeVisible();
  await page.goto(`/trees/${treeId}`);
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(page.getByRole('button', { name: 'Review', exact: true })).toBeVisible();
});

const reply = [
  '[Response 2]:',
  '- Interventions (Claim 0, 1, 2)',
  '  - Reminders (Claim 0)',
  '  - Costs (Claim 1)',
  '  - Alerts (Claim 2)',
  '- Barriers (Claim 3)',
  '  - Time (Claim 3)',
  '  - Money (Claim 3)',
].join('\n');

/** A correction of the tree above. */
async function startOutlined(request: APIRequestContext): Promise<string> {
  const csv = `review_id,claude_claim_hierarchy\nReviewed structure,"${reply}"`;
  const file = { name: 'replies.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await request.post('/api/imports/chime', { multipart: { file } });
  const { items } = await (await request.get('/api/topics')).json();
  const topic = items.find(({ title }: { title: string }) => title === 'Reviewed structure');
  const { trees } = (await (await request.get(`/api/topics/${topic.id}`)).json()) as Topic;
  const made = await request.post(`/api/trees/${trees[0]?.id}/corrections`);
  return (await made.json()).treeId;
}

function childrenNamed(tree: Tree, parent: string | null): readonly string[] {
  const id = tree.categories.find(({ name }) => name === parent)?.id ?? null;
  return tree.categories.filter(({ parentId }) => parentId === id).map(({ name }) => name);
}

test('answers put right what stands in the wrong place, and can be taken back', async ({
  page,
  request,
}) => {
  const treeId = await startOutlined(request);
  await page.goto(`/trees/${treeId}?view=review`);
  await page.getByRole('button', { name: /^Links/ }).click();
  await expect(question(page)).toHaveText('Does ‘Reminders’ belong under ‘Interventions’?');
  await page.getByRole('button', { name: /^Yes/ }).click();

  await expect(question(page)).toHaveText('Does ‘Costs’ belong under ‘Interventions’?');
  await page.keyboard.press('n');
  await page.keyboard.press('m');
  await page.getByRole('combobox', { name: 'Category' }).fill('Barriers');
  await page.keyboard.press('Enter');

  await expect(question(page)).toHaveText('Does ‘Alerts’ belong under ‘Interventions’?');
  await page.keyboard.press('n');
  await page.keyboard.press('r');
  await expect(question(page)).toHaveText('Does ‘Time’ belong under ‘Barriers’?');
  await page.keyboard.press('Control+z');
  await expect(question(page)).toHaveText('Does ‘Alerts’ belong under ‘Interventions’?');
  await expect(question(page)).toBeFocused();
  await page.keyboard.press('y');

  await page.getByRole('button', { name: /^Groups/ }).click();
  await expect(question(page)).toHaveText('Do these categories fit together in ‘Interventions’?');
  await page.keyboard.press('n');
  await page.keyboard.press('2');
  await page.keyboard.press('m');
  await page.getByRole('combobox', { name: 'Category' }).fill('Root');
  await page.keyboard.press('Enter');
  await expect(question(page)).toHaveText('Do these categories fit together in ‘Barriers’?');
  await expectSaved(page);

  const tree = await readTree(request, treeId);
  expect(childrenNamed(tree, 'Barriers')).toEqual(['Time', 'Money', 'Costs']);
  expect(childrenNamed(tree, 'Interventions')).toEqual(['Reminders']);
  expect(childrenNamed(tree, null)).toEqual(['Interventions', 'Barriers', 'Alerts']);
  const types = (await readLog(request, treeId)).map(({ type }) => type);
  expect(types.slice(1, 3)).toEqual(['judge-link', 'move-category']);
  expect(types.slice(-2)).toEqual(['judge-siblings', 'move-category']);
});
