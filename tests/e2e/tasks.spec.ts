import type { Page } from '@playwright/test';

import { category, expect, expectSaved, startLocalRun, test } from '../support/e2e';
import { enter, invite, startWithAccounts } from '../support/signed-in';

let people: Awaited<ReturnType<typeof startWithAccounts>>;

test.beforeAll(async () => {
  people = await startWithAccounts();
});

test.afterAll(() => people.stop());

/** The sample topic's tree, made by the local engine. */
async function generate(page: Page): Promise<void> {
  await page.goto('/');
  await page
    .getByRole('link', { name: /Nudging/ })
    .first()
    .click();
  await startLocalRun(page);
  await expect(page.getByRole('button', { name: /^Hand out/ })).toBeVisible({ timeout: 90_000 });
}

/** Hands out the only tree: to these people, or without any to whoever is free. */
async function handOut(page: Page, names: readonly string[], guideline = ''): Promise<void> {
  await page.goto('/tasks');
  await page.getByRole('link', { name: 'Hand out work' }).first().click();
  await page.getByRole('checkbox', { name: /Nudging/ }).check();
  if (names.length > 0) {
    await page.getByLabel('Annotators for each tree').selectOption(String(names.length));
    await page.getByRole('radio', { name: /^These people/ }).check();
    for (const name of names)
      await page.getByRole('checkbox', { name: `${name} annotator` }).check();
  }
  await page.getByLabel('Guideline (optional)').fill(guideline);
  await page.getByRole('button', { name: 'Hand out 1 tree' }).click();
  await expect(page).toHaveURL(/\/tasks\?tab=tasks$/);
}

/** On the page of one's own correction. */
async function renameFirst(page: Page, name: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Your correction' })).toBeVisible();
  const first = page.getByRole('treeitem').nth(1);
  await first.click();
  await first.press('F2');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(category(page, name)).toBeVisible();
  await expectSaved(page);
}

async function correctOwn(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('region', { name: 'My tasks' }).getByRole('link').click();
  await page.getByRole('button', { name: 'Correct this tree' }).click();
  await renameFirst(page, name);
}

async function takeFree(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Take the next' }).click();
  await renameFirst(page, name);
}

/** A researcher reads the topic: no correction of others, nothing to hand out or to change. */
async function readTopic(page: Page): Promise<void> {
  await page.goto('/');
  await page
    .getByRole('link', { name: /Nudging/ })
    .first()
    .click();
  await expect(page.getByRole('link', { name: /^Open:/ })).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^(Hand out|Generate|Add files)/ })).toHaveCount(0);
}

test('five people are on one topic at once: three correct their own, and the administrator sees how far', async ({
  browser,
}) => {
  const [ada, ann, ben, cleo, eve] = await Promise.all(
    Array.from({ length: 5 }, () => people.open(browser)),
  );
  if (!ada || !ann || !ben || !cleo || !eve) throw new Error('A browser did not open.');
  await enter(ada, people.setUpLink(), 'Ada', 'ada@example.org');
  const team = [
    { page: ann, name: 'Ann', role: 'Annotator' },
    { page: ben, name: 'Ben', role: 'Annotator' },
    { page: cleo, name: 'Cleo', role: 'Annotator' },
    { page: eve, name: 'Eve', role: 'Researcher' },
  ];
  const links: string[] = [];
  for (const { name, role } of team)
    links.push(await invite(ada, `${name.toLowerCase()}@example.org`, role));
  await Promise.all(team.map(({ page, name }, at) => enter(page, links[at] ?? '', name)));

  await generate(ada);
  await handOut(ada, ['Ann', 'Ben'], '# Go by the *outcome*');
  await handOut(ada, []);

  await Promise.all([
    correctOwn(ann, 'As Ann sees it'),
    correctOwn(ben, 'As Ben sees it'),
    takeFree(cleo, 'As Cleo sees it'),
    readTopic(eve),
  ]);
  await expect(category(ann, 'As Ben sees it')).toHaveCount(0);

  await ann.keyboard.press('Alt+g');
  const guideline = ann.getByRole('complementary', { name: 'Guideline' });
  await expect(guideline.getByRole('heading', { name: 'Go by the outcome' })).toBeVisible();
  await ann.getByRole('button', { name: 'Complete' }).click();
  const asked = ann.getByRole('dialog', { name: 'Is this correction complete?' });
  await asked.getByRole('button', { name: 'Complete', exact: true }).click();
  await expect(ann.getByRole('region', { name: 'Completion' })).toBeVisible();

  await ada.goto('/tasks');
  const row = (name: string) => ada.getByRole('listitem').filter({ hasText: name });
  await expect(row('Ann')).toContainText('1 of 1 tree');
  await expect(row('Ben')).toContainText('0 of 1 tree');
  await expect(row('Cleo')).toContainText('Last edit');
});
