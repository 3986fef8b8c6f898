/** Pages that are given to a test only once they answer. */

import type { Page } from '@playwright/test';

/**
 * A page is drawn by the server before its script runs, and what is clicked until then is lost.
 * Makes `goto` and `reload` of this page wait until React has taken over all that can be used.
 */
export function waitUntilAnswering(page: Page): Page {
  const { goto, reload } = page;
  page.goto = async (...args) => {
    const response = await goto.apply(page, args);
    await answering(page);
    return response;
  };
  page.reload = async (...args) => {
    const response = await reload.apply(page, args);
    await answering(page);
    return response;
  };
  return page;
}

async function answering(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    [
      ...document.querySelectorAll('button, input, select, textarea, [role=tree], [role=grid]'),
    ].every((each) => Object.keys(each).some((key) => key.startsWith('__react'))),
  );
}
