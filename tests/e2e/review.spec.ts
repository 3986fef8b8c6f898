import type { APIRequestContext, Page } from '@playwright/test';

import type { FeedbackRecord, Topic } from '@/lib/api/contract';

import { expect, expectSaved, test } from '../support/e2e';
import { csvOf } from '../support/paper-set';
import { generateTree, uploadTopic } from '../support/seeded-topics';

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

  await page.getByRole('button', { name: /^Studies/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Blind' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: 'What the tree has' })).toHaveCount(0);
  await answer(page, 'u');
  await page.getByRole('button', { name: 'Blind' }).focus();
  await page.keyboard.press('Enter');
  await answer(page, '1');
  await page.getByRole('button', { name: /^All/ }).focus();
  await page.keyboard.press('Enter');

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
