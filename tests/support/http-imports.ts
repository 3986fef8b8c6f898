/** Topics made of uploaded files, over the HTTP API. */

import type { ApiError } from '@/lib/api/contract';
import type { TopicCreated } from '@/lib/api/import-contract';
import type { Topic, TopicSummary } from '@/lib/api/topic-contract';

import { ask, upload } from './http';

export type Files = Parameters<typeof upload>[0];

export const twoStudies =
  'title,abstract,year,doi\nReminders,They work.,2001,10.1000/one\nAlerts,,2002,\n';

export function createTopic(files: Files, title = 'Reminders'): Promise<TopicCreated> {
  return ask(201, 'POST', '/api/topics', { body: upload(files, title) });
}

/** What the reply says of an upload that is refused. */
export async function refusalOf(status: number, body: string | FormData, path = '/api/topics') {
  const { error } = await ask<ApiError>(status, 'POST', path, { body });
  return error;
}

export function getTopic(id: string): Promise<Topic> {
  return ask(200, 'GET', `/api/topics/${id}`);
}

export async function topicIds(): Promise<readonly string[]> {
  const { items } = await ask<{ items: TopicSummary[] }>(200, 'GET', '/api/topics');
  return items.map((topic) => topic.id);
}
