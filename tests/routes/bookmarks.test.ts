import { randomUUID } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import { owner } from '@/lib/auth/actor';
import { getTreePage } from '@/lib/services/get-tree-page';
import { putBookmark } from '@/lib/services/put-bookmark';

import { useDatabase } from '../support/database';
import { call } from '../support/http';
import { plantCorrection } from '../support/http-trees';

useDatabase();

const start = { view: 'tree', category: null, study: null, blind: false } as const;
const put = (treeId: string, json: unknown) =>
  call('PUT', `/api/trees/${treeId}/bookmark`, { json });

describe('a bookmark', () => {
  it('is where the reader was last, and none before that', async () => {
    const { treeId, study } = await plantCorrection();
    expect((await getTreePage(owner, treeId)).bookmark).toBeNull();
    await put(treeId, start);
    const place = { view: 'review', category: 'alerts', study: study('s3'), blind: true };
    expect((await put(treeId, place)).status).toBe(204);
    expect((await getTreePage(owner, treeId)).bookmark).toEqual(place);
  });

  it('is each tree’s own', async () => {
    const { treeId, baseTreeId } = await plantCorrection();
    await put(treeId, { ...start, view: 'matrix' });
    expect((await getTreePage(owner, baseTreeId)).bookmark).toBeNull();
  });

  it('is refused for what is no view, and for a tree that the person cannot see', async () => {
    const { treeId } = await plantCorrection();
    expect((await put(treeId, { ...start, view: 'map' })).status).toBe(400);
    expect((await put(randomUUID(), start)).status).toBe(404);
    const somebody = { ...owner, id: randomUUID(), role: 'researcher' as const };
    await expect(putBookmark(somebody, treeId, start)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
