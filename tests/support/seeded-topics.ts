/** For browser tests: topics and trees made over the HTTP API, so that a test begins at the page it is about. */

import type { APIRequestContext } from '@playwright/test';
import type { Run } from '@/lib/api/run-contract';
import type { Tree } from '@/lib/api/tree-contract';

import { csvOf } from './paper-set';

async function created(response: Awaited<ReturnType<APIRequestContext['post']>>) {
  if (!response.ok()) throw new Error(`${response.url()}: ${await response.text()}`);
  return (await response.json()) as { id: string; treeId: string };
}

export async function uploadTopic(
  request: APIRequestContext,
  title: string,
  csv = csvOf(24),
): Promise<string> {
  const file = { name: 'set.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  const { id } = await created(
    await request.post('/api/topics', { multipart: { title, 'files[]': file } }),
  );
  return id;
}

/** Generates a tree and returns its id. */
export async function generateTree(request: APIRequestContext, topicId: string): Promise<string> {
  const { id } = await created(
    await request.post(`/api/topics/${topicId}/runs`, { data: { engine: 'local' } }),
  );
  for (let tries = 0; tries < 300; tries += 1) {
    const run = (await (await request.get(`/api/runs/${id}`)).json()) as Run;
    if (run.treeId) return run.treeId;
    if (run.status === 'failed') throw new Error(run.error ?? 'the run failed');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error('the run did not end');
}

/** A correction of a tree generated from 24 studies on three subjects. */
export async function startCorrection(
  request: APIRequestContext,
  title: string,
): Promise<{ topicId: string; baseTreeId: string; treeId: string }> {
  const topicId = await uploadTopic(request, title);
  const baseTreeId = await generateTree(request, topicId);
  const { treeId } = await created(await request.post(`/api/trees/${baseTreeId}/corrections`));
  return { topicId, baseTreeId, treeId };
}

export async function readTree(request: APIRequestContext, treeId: string): Promise<Tree> {
  return (await request.get(`/api/trees/${treeId}`)).json();
}
