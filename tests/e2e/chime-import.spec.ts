import type { Page } from '@playwright/test';

import { expect, test } from '../support/e2e';

const replies = [
  'review_id,claude_claim_hierarchy',
  'E2E-1,"[Response 2]:\n- Dose (Claim 0, 1)\n  - High dose (Claim 1)\nThat is all."',
  'E2E-2,I cannot do that.',
].join('\n');

const csv = (name: string, content: string) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(content),
});

/** The page has a second one, for whole topics. */
const replyFile = (page: Page) => page.locator('input[type=file]').first();

test.describe("CHIME's replies", () => {
  // A refused file is a 422, which the browser logs.
  test.use({ expectedErrors: [/422/] });

  test('become topics, with an account of what did not', async ({ page }) => {
    await page.goto('/topics/new');
    await page.getByRole('link', { name: 'Import them' }).click();
    await expect(page.getByRole('heading', { name: 'Import trees' })).toBeVisible();
    await replyFile(page).setInputFiles(csv('papers.csv', 'title\nA\n'));
    await expect(page.getByRole('main').getByRole('alert')).toContainText(
      '"papers.csv" is not a CSV table',
    );
    await replyFile(page).setInputFiles(csv('replies.csv', replies));
    const account = page.getByRole('region', { name: 'What was imported' });
    await expect(account).toContainText('1 topic imported, 1 row rejected');
    await expect(account).toContainText('E2E-2: there is no category in its reply');
    await account.getByText('became no category').click();
    await expect(account).toContainText('no line of the outline: That is all.');
    await page.getByRole('link', { name: 'To the topics' }).click();
    await page.getByRole('link', { name: 'E2E-1' }).click();
    await expect(page.getByRole('main')).toContainText('Imported');
    await page.goto(`${page.url()}?tab=studies`);
    await expect(page.getByRole('main')).toContainText('Study 1');
    await expect(page.getByText('placeholder', { exact: true }).first()).toBeVisible();
  });
});
