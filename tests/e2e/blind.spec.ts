import type { Browser, Page } from '@playwright/test';

import { seriousFindings } from '../support/axe';
import { makeDispute } from '../support/disputes';
import { expect, expectSaved, study, test } from '../support/e2e';
import { enter, startWithAccounts } from '../support/signed-in';

let people: Awaited<ReturnType<typeof startWithAccounts>>;

test.beforeAll(async () => {
  people = await startWithAccounts();
});

test.afterAll(() => people.stop());

/** The page of somebody who has just begun to correct a tree blind. */
async function correctBlind(browser: Browser): Promise<Page> {
  const { admin, treeId } = await makeDispute(browser, people.app, {});
  const invited = await admin.request.post('/api/invitations', { data: { role: 'annotator' } });
  const page = await people.open(browser);
  await enter(page, (await invited.json()).url, 'Dan', 'dan@example.org');
  const { items: everybody } = await (await admin.request.get('/api/people')).json();
  const annotatorIds = everybody
    .filter((person: { name: string }) => person.name === 'Dan')
    .map((person: { id: string }) => person.id);
  const data = { treeIds: [treeId], perTree: 1, annotatorIds, blind: true };
  expect((await admin.request.post('/api/work-orders', { data })).status()).toBe(201);
  await page.goto(`/trees/${treeId}`);
  await page.getByRole('button', { name: 'Correct this tree' }).click();
  await expect(page.getByRole('heading', { name: 'Your correction' })).toBeVisible();
  return page;
}

const letter = 'Reminders sent by letter';
const telephone = 'Reminders sent by telephone';

const cell = (page: Page, title: string) =>
  page.getByRole('checkbox', { name: new RegExp(`^Reminders: ${title}`) });

/** Of the gestures of the correction that is open, in order. */
async function exposures(page: Page): Promise<readonly string[]> {
  await expectSaved(page);
  const [, id] = /\/trees\/([^?]+)/.exec(page.url()) ?? [];
  const { items } = await (await page.request.get(`/api/trees/${id}/feedback?limit=50`)).json();
  const byGesture = new Map<string, string>(
    items.map((record: { gestureId: string; exposure: string }) => [
      record.gestureId,
      record.exposure,
    ]),
  );
  return [...byGesture.values()];
}

test('a blind task hides what the model assigned until it is asked for, and notes that it was', async ({
  browser,
}) => {
  const page = await correctBlind(browser);
  await expect(page.getByText('Hidden: your task is blind')).toBeVisible();
  await expect(study(page, letter)).toHaveCount(0);
  expect(await seriousFindings(page)).toEqual([]);

  // In the matrix nothing is ticked, and a tick is an answer.
  await page.getByRole('button', { name: 'Go to the matrix' }).click();
  await expect(cell(page, letter)).not.toBeChecked();
  await cell(page, letter).click();
  await expect(cell(page, letter)).toBeChecked();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Delete');
  await expect(cell(page, telephone)).toHaveAccessibleName(/does not belong$/);
  expect(await exposures(page)).toEqual(['hidden', 'hidden']);
  expect(await seriousFindings(page)).toEqual([]);

  await page.getByRole('button', { name: 'Show what the model assigned' }).click();
  const alert = page.getByRole('checkbox', { name: /^Alerts: Alerts in the electronic record/ });
  await expect(alert).toBeChecked();
  await expect(cell(page, telephone)).not.toBeChecked();
  await alert.click();
  await expect(alert).not.toBeChecked();
  expect(await exposures(page)).toEqual(['hidden', 'hidden', 'shown']);
});
