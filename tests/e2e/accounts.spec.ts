import { globSync } from 'node:fs';

import type { Browser, Page } from '@playwright/test';

import { seriousFindings } from '../support/axe';
import { category, expect, expectSaved, startLocalRun, test } from '../support/e2e';
import { accountMenu, enter, invite, password, startWithAccounts } from '../support/signed-in';

let people: Awaited<ReturnType<typeof startWithAccounts>>;

test.beforeAll(async () => {
  people = await startWithAccounts();
});

test.afterAll(() => people.stop());

const openBrowser = (browser: Browser) => people.open(browser);

async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** The sample's tree, given to the person. */
async function handOut(page: Page, name: string): Promise<void> {
  await page.goto('/');
  await page
    .getByRole('link', { name: /Nudging/ })
    .first()
    .click();
  await startLocalRun(page);
  await page.getByRole('button', { name: /^Hand out/ }).click({ timeout: 90_000 });
  await page.getByRole('button', { name: `Give it to ${name}` }).click();
  await expect(page.getByRole('button', { name: `Take it back from ${name}` })).toBeVisible();
}

test('an annotator is invited, corrects the tree she is given, and nothing else', async ({
  browser,
}) => {
  const ada = await openBrowser(browser);
  await enter(ada, people.setUpLink(), 'Ada', 'ada@example.org');

  const ann = await openBrowser(browser);
  await enter(ann, await invite(ada, 'ann@example.org'), 'Ann');
  await expect(ann.getByText('No topics yet')).toBeVisible();
  await handOut(ada, 'Ann');

  await ann.reload();
  await ann.getByRole('region', { name: 'My tasks' }).getByRole('link').click();
  await ann.getByRole('button', { name: 'Correct this tree' }).click();
  await expect(ann.getByRole('heading', { name: 'Your correction' })).toBeVisible();
  const first = ann.getByRole('treeitem').nth(1);
  await first.click();
  await first.press('F2');
  await ann.keyboard.type('Renamed by Ann');
  await ann.keyboard.press('Enter');
  await expect(category(ann, 'Renamed by Ann')).toBeVisible();
  await expectSaved(ann);
  const correction = ann.url();

  await ann.goto('/settings');
  await expect(ann.getByText('There is nothing here')).toBeVisible();
  await accountMenu(ann).click();
  await expect(ann.getByRole('menuitem', { name: 'Settings' })).toBeHidden();
  await ann.getByRole('menuitem', { name: 'Sign out' }).click();
  await expect(ann.getByRole('heading', { name: 'Sign in' })).toBeVisible();

  // The link leads to signing in, and from there to what it named.
  await ann.goto(correction);
  await signIn(ann, 'ann@example.org');
  await expect(category(ann, 'Renamed by Ann')).toBeVisible();

  await ada.goto(correction);
  await expect(category(ada, 'Renamed by Ann')).toBeVisible();
});

test('a session that is ended in one browser is signed out in the other', async ({ browser }) => {
  const [here, there] = [await openBrowser(browser), await openBrowser(browser)];
  for (const page of [here, there]) {
    await page.goto('/account');
    await signIn(page, 'ada@example.org');
    await expect(page.getByRole('heading', { name: 'Sessions' })).toBeVisible();
  }
  await here.getByRole('button', { name: 'End all others' }).click();
  await expect(here.getByRole('button', { name: 'End all others' })).toBeHidden();
  await there.reload();
  await expect(there.getByRole('heading', { name: 'Sign in' })).toBeVisible();
});

test('axe finds nothing serious on the pages about accounts', async ({ browser }) => {
  const page = await openBrowser(browser);
  await page.goto('/sign-in');
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  const findings = await seriousFindings(page);
  await signIn(page, 'ada@example.org');
  await expect(accountMenu(page)).toBeVisible();
  for (const path of ['/people', '/account']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    findings.push(...(await seriousFindings(page)));
  }
  await page.getByRole('button', { name: 'New token' }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  findings.push(...(await seriousFindings(page)));
  expect(findings).toEqual([]);
});

test('every page but those that let somebody in asks nobody in particular to sign in', async ({
  browser,
}) => {
  const open = ['/invitation', '/new-password', '/set-up'];
  const id = '00000000-0000-4000-8000-000000000000';
  const pages = globSync('app/**/page.tsx').map((file) =>
    `/${file.slice('app/'.length, -'page.tsx'.length)}`
      .replaceAll(/\[\w+\]/g, id)
      .replace(/(.)\/$/, '$1'),
  );
  expect(pages.length).toBeGreaterThan(8);
  const page = await openBrowser(browser);
  for (const path of pages.filter((each) => !open.includes(each))) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: 'Sign in' }), path).toBeVisible();
  }
});
