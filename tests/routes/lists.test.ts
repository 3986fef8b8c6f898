import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { FeedbackRecord } from '@/lib/api/gesture-contract';
import type { TopicSummary } from '@/lib/api/topic-contract';
import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';

import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import { gesture, plantCorrection, rename, save } from '../support/http-trees';

useDatabase();

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** All pages of a list, one after the other. */
async function pagesOf<T>(path: string, limit: number): Promise<readonly (readonly T[])[]> {
  const pages: (readonly T[])[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page: Page<T> = await ask(200, 'GET', `${path}?limit=${limit}${query}`);
    pages.push(page.items);
    cursor = page.next;
  }
  return pages;
}

async function makeTopics(count: number, createdAt: Date): Promise<void> {
  await database().topic.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      title: `Topic ${index}`,
      ownerId: owner.id,
      createdAt,
    })),
  });
}

describe('the list of topics', () => {
  it('has every topic once, newest first, also those of the same moment', async () => {
    await makeTopics(4, new Date('2026-01-01T00:00:00.123Z'));
    await makeTopics(5, new Date('2026-01-02T00:00:00.123Z'));
    const pages = await pagesOf<TopicSummary>('/api/topics', 2);
    expect(pages.map((page) => page.length)).toEqual([2, 2, 2, 2, 1]);
    const topics = pages.flat();
    expect(new Set(topics.map((topic) => topic.id)).size).toBe(9);
    const times = topics.map((topic) => topic.createdAt);
    expect(times).toEqual(times.toSorted().toReversed());
  });

  it('goes on where it was when a topic is added in between', async () => {
    const first = await ask<Page<TopicSummary>>(200, 'GET', '/api/topics?limit=3');
    await makeTopics(1, new Date());
    const path = `/api/topics?limit=500&cursor=${first.next}`;
    const rest = await ask<Page<TopicSummary>>(200, 'GET', path);
    expect(rest.next).toBeNull();
    expect(new Set([...first.items, ...rest.items].map((topic) => topic.id)).size).toBe(9);
  });

  it('counts the studies and trees of each', async () => {
    const { topicId } = await plantCorrection();
    const { items } = await ask<Page<TopicSummary>>(200, 'GET', '/api/topics');
    const topic = items.find((each) => each.id === topicId);
    expect(topic).toMatchObject({ title: 'Reminders', sample: false, studies: 6, trees: 2 });
  });
});

describe('the feedback log', () => {
  it('has every record once, oldest first', async () => {
    const { treeId } = await plantCorrection();
    const names = Array.from({ length: 7 }, (_, index) => `Alerts ${index}`);
    await save(treeId, 0, ...names.map((name) => gesture(rename('alerts', name))));
    const pages = await pagesOf<FeedbackRecord>(`/api/trees/${treeId}/feedback`, 3);
    expect(pages.map((page) => page.length)).toEqual([3, 3, 1]);
    expect(pages.flat().map((record) => record.seq)).toEqual(names.map((_, index) => index + 1));
  });

  it('begins after a version that is named', async () => {
    const { treeId } = await plantCorrection();
    const names = ['Bells', 'Pop-ups', 'Alarms'];
    await save(treeId, 0, ...names.map((name) => gesture(rename('alerts', name))));
    const since = async (version: number) => {
      const path = `/api/trees/${treeId}/feedback?since=${version}`;
      const { items } = await ask<Page<FeedbackRecord>>(200, 'GET', path);
      return items.map((record) => record.version);
    };
    expect([await since(0), await since(2), await since(3)]).toEqual([[1, 2, 3], [3], []]);
    await ask(400, 'GET', `/api/trees/${treeId}/feedback?since=yesterday`);
  });

  it('ends before a version that is named', async () => {
    const { treeId } = await plantCorrection();
    const names = ['Bells', 'Pop-ups', 'Alarms'];
    await save(treeId, 0, ...names.map((name) => gesture(rename('alerts', name))));
    const versions = async (query: string) => {
      const path = `/api/trees/${treeId}/feedback?${query}`;
      const { items } = await ask<Page<FeedbackRecord>>(200, 'GET', path);
      return items.map((record) => record.version);
    };
    expect(await versions('before=3')).toEqual([1, 2]);
    expect(await versions('since=1&before=3')).toEqual([2]);
    expect(await versions('before=0')).toEqual([]);
  });

  it('is empty for a tree that is as it was made', async () => {
    const { treeId, baseTreeId } = await plantCorrection();
    for (const id of [treeId, baseTreeId])
      expect(await ask(200, 'GET', `/api/trees/${id}/feedback`)).toEqual({ items: [], next: null });
  });
});

describe('any list', () => {
  const tuple = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');

  it.each([
    'made-up',
    '-1',
    '1; DROP TABLE "Topic"',
    '%00',
    tuple('yesterday', 'nobody'),
    tuple('2026-01-01T00:00:00Z'),
    '9'.repeat(20),
  ])('refuses the cursor %s', async (cursor) => {
    const { treeId } = await plantCorrection();
    for (const path of ['/api/topics', `/api/trees/${treeId}/feedback`]) {
      const url = `${path}?cursor=${encodeURIComponent(cursor)}`;
      const { error } = await ask<ApiError>(400, 'GET', url);
      expect(error).toMatchObject({
        code: 'malformed',
        message: 'cursor: use the `next` of an earlier reply.',
      });
    }
  });

  it.each(['0', '501', '-1', '1.5', 'all'])('refuses the limit %s', async (limit) => {
    const { error } = await ask<ApiError>(400, 'GET', `/api/topics?limit=${limit}`);
    expect(error.message).toMatch(/^limit: /);
  });
});
