import { randomUUID } from 'node:crypto';

import type { Page } from '@playwright/test';
import { waitUntilAnswering } from '../support/answering-pages';
import { seriousFindings } from '../support/axe';
import { type Edits, makeDispute } from '../support/disputes';
import { category, expect, test } from '../support/e2e';
import { startWithAccounts } from '../support/signed-in';

let people: Awaited<ReturnType<typeof startWithAccounts>>;

test.beforeAll(async () => {
  people = await startWithAccounts();
});

test.afterAll(() => people.stop());

const annsEdits: Edits = ({ category: of, study }) => {
  const costs = randomUUID();
  return [
    { type: 'rename-category', id: of('Alerts'), name: 'Electronic alerts' },
    { type: 'add-category', id: costs, parentId: null, index: 2, name: 'Costs' },
    { type: 'assign-study', studyId: study(4), categoryId: costs },
    { type: 'move-category', id: of('Alerts'), parentId: null, index: 1 },
  ];
};

const bensEdits: Edits = ({ category: of, study }) => [
  { type: 'rename-category', id: of('Alerts'), name: 'Electronic alerts' },
  { type: 'unassign-study', studyId: study(1), categoryId: of('Reminders') },
  { type: 'assign-study', studyId: study(4), categoryId: of('Reminders') },
];

const left = (page: Page, words: string) => expect(page.getByText(words)).toBeVisible();

const item = (page: Page, name: string | RegExp) => page.getByRole('article', { name });

test('two corrections are settled by keyboard, completed, and opened again after a late change', async ({
  browser,
}) => {
  const { admin, treeId, correctors } = await makeDispute(browser, people.app, {
    Ann: annsEdits,
    Ben: bensEdits,
  });
  const [, ben] = correctors;
  const page = waitUntilAnswering(await admin.newPage());
  await page.goto(`/trees/${treeId}/agreement`);
  await page.getByRole('link', { name: 'Settle these corrections' }).click();
  await page.getByRole('button', { name: 'Begin the final tree' }).click();

  // Groups: the new category. What both have renamed is settled.
  await left(page, '4 of 4 left');
  await expect(page.getByText('1 change settled by agreement')).toBeVisible();
  const final = page.getByRole('region', { name: 'The final tree' });
  await expect(final.getByText('Electronic alerts')).toBeVisible();
  await expect(item(page, 'Category: Costs')).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('1');
  await expect(final.getByText('Costs')).toBeVisible();
  await left(page, '3 of 4 left');

  // Links: decided anew, and taken back; then Ann's.
  await page.keyboard.press('l');
  const alerts = item(page, 'Place in the tree: Electronic alerts');
  await expect(alerts).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('e');
  await page.getByLabel('It belongs').selectOption('Costs');
  await page.getByRole('button', { name: 'Decide', exact: true }).click();
  await expect(alerts.getByText('Decided anew')).toBeVisible();
  await page.keyboard.press('u');
  await left(page, '3 of 4 left');
  await page.keyboard.press('1');
  await expect(alerts.getByText('Decided as Ann')).toBeVisible();

  // Assignments: one after the other.
  await page.keyboard.press('a');
  await expect(item(page, /^Reminders sent by telephone/)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('1');
  await expect(item(page, /^What reminders cost/)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('2');
  await left(page, '0 of 4 left');
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Complete the final tree' }).click();
  await expect(page.getByText('The final tree is complete since')).toBeVisible();

  // A late change opens just what it touches.
  await page.getByRole('button', { name: 'Open it again' }).click();
  await expect(page.getByRole('button', { name: 'Complete the final tree' })).toBeVisible();
  await ben?.reopen();
  await ben?.edit(({ category: of }) => [
    { type: 'move-category', id: of('Electronic alerts'), parentId: of('Barriers'), index: 0 },
  ]);
  await page.reload();
  await left(page, '1 of 4 left');
  await expect(alerts.getByText('Changed since it was decided')).toBeVisible();

  await page.getByRole('link', { name: 'Edit freely' }).click();
  await expect(page.getByRole('heading', { name: 'Final tree' })).toBeVisible();
  await expect(category(page, 'Costs')).toBeVisible();
});
