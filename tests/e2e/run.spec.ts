import type { APIRequestContext } from '@playwright/test';

import { expect, test } from '../support/e2e';
import { type OpenAiServer, startOpenAiServer } from '../support/openai-server';
import { csvOf } from '../support/paper-set';
import { uploadTopic } from '../support/seeded-topics';

let server: OpenAiServer;
test.beforeAll(async () => {
  server = await startOpenAiServer();
});
test.afterAll(() => server.close());

/** A run that goes on until somebody does something about it: its model does not answer. */
async function startEndlessRun(request: APIRequestContext, topicId: string): Promise<void> {
  const { baseUrl, model, apiKey } = server;
  server.fail({ kind: 'hang' }, 1_000);
  const set = await request.patch('/api/settings/model', { data: { baseUrl, model, apiKey } });
  expect(set.status()).toBe(200);
  // The instruction is this run's alone, so that no call is answered from the record.
  const data = { engine: 'llm', instructions: { claims: `Be quick (${topicId}).` } };
  const started = await request.post(`/api/topics/${topicId}/runs`, { data });
  expect(started.status(), await started.text()).toBe(202);
}

test('a run shows its progress after a reload, can be cancelled, and goes on from there', async ({
  page,
  request,
}) => {
  const topicId = await uploadTopic(request, 'A slow model', csvOf(24));
  await startEndlessRun(request, topicId);
  await page.goto(`/topics/${topicId}`);
  const run = page.getByRole('article', { name: /^Run/ });
  await expect(run.getByText('Generating')).toBeVisible();
  await expect(run.getByRole('progressbar').first()).toBeVisible();
  await page.reload();
  await expect(run.getByText('Generating')).toBeVisible();
  await expect(run.getByRole('progressbar').first()).toBeVisible();

  await run.getByRole('button', { name: 'Cancel' }).click();
  await expect(run.getByText('Cancelled').first()).toBeVisible();
  server.recover();
  await run.getByRole('button', { name: 'Resume' }).click();
  await expect(run.getByRole('link', { name: 'Open the tree' })).toBeVisible({ timeout: 60_000 });
});
