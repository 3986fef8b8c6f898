import { randomUUID } from 'node:crypto';

import { expect, it } from 'vitest';

import type { Comment } from '@/lib/api/comment-contract';
import type { ApiError } from '@/lib/api/contract';
import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { getTreePage } from '@/lib/services/get-tree-page';

import { useDatabase } from '../support/database';
import { ask, call } from '../support/http';
import { gesture, plantCorrection, save, undo } from '../support/http-trees';

useDatabase();

const pathOf = (treeId: string) => `/api/trees/${treeId}/comments`;
const post = (treeId: string, json: object) => ask<Comment>(201, 'POST', pathOf(treeId), { json });
const list = async (treeId: string) =>
  (await ask<{ items: Comment[] }>(200, 'GET', pathOf(treeId))).items;

it('a category and a study are commented on, oldest first, with author and time', async () => {
  const { treeId, study } = await plantCorrection();
  await post(treeId, { categoryId: 'alerts', text: '  Is this <b>one</b> thing?\n' });
  await post(treeId, { studyId: study('s0'), text: 'A protocol, not a trial.' });
  const items = await list(treeId);
  expect(items).toMatchObject([
    { categoryId: 'alerts', studyId: null, text: 'Is this <b>one</b> thing?', author: 'Owner' },
    { categoryId: null, studyId: study('s0'), text: 'A protocol, not a trial.', mine: true },
  ]);
  expect(Date.parse(items[0]?.at ?? '')).not.toBeNaN();
  expect((await getTreePage(owner, treeId)).comments).toEqual(items);
});

it('an author deletes what they have written, and nobody else does', async () => {
  const { treeId } = await plantCorrection();
  const other = await plantCorrection();
  const { id } = await post(treeId, { categoryId: 'alerts', text: 'Mine' });
  await ask<ApiError>(404, 'DELETE', `${pathOf(other.treeId)}/${id}`);
  const personId = randomUUID();
  await database().person.create({ data: { id: personId, name: 'Somebody else' } });
  const text = 'Theirs';
  const theirs = await database().comment.create({
    data: { treeId, categoryId: 'alerts', authorId: personId, text },
  });
  await ask<ApiError>(403, 'DELETE', `${pathOf(treeId)}/${theirs.id}`);
  expect((await call('DELETE', `${pathOf(treeId)}/${id}`)).status).toBe(204);
  await ask<ApiError>(404, 'DELETE', `${pathOf(treeId)}/${id}`);
  expect(await list(treeId)).toMatchObject([{ text, author: 'Somebody else', mine: false }]);
});

it('a comment outlives its category, and is there again when that comes back', async () => {
  const { treeId } = await plantCorrection();
  await post(treeId, { categoryId: 'alerts', text: 'Keep me' });
  await save(treeId, 0, gesture({ type: 'remove-category', id: 'alerts' }));
  expect(await list(treeId)).toHaveLength(1);
  await ask<ApiError>(422, 'POST', pathOf(treeId), {
    json: { categoryId: 'alerts', text: 'Gone' },
  });
  await undo(treeId);
  await post(treeId, { categoryId: 'alerts', text: 'Back' });
});

it.each([
  ['no text', { categoryId: 'alerts', text: '   ' }],
  ['too much text', { categoryId: 'alerts', text: 'x'.repeat(2001) }],
  ['damaged text', { categoryId: 'alerts', text: 'a\u0000b' }],
  ['nothing it is about', { text: 'Hello' }],
  ['two things it is about', { categoryId: 'alerts', studyId: randomUUID(), text: 'Hello' }],
])('a comment with %s is refused', async (_, json) => {
  const { treeId } = await plantCorrection();
  const { error } = await ask<ApiError>(400, 'POST', pathOf(treeId), { json });
  expect(error.code).toBe('malformed');
});

it('a study of another topic is none of this tree', async () => {
  const { treeId } = await plantCorrection();
  const other = await plantCorrection();
  const json = { studyId: other.study('s0'), text: 'Hello' };
  await ask<ApiError>(422, 'POST', pathOf(treeId), { json });
});

it('a tree has no more comments than its page shows', async () => {
  const { treeId } = await plantCorrection();
  const comment = { treeId, categoryId: 'alerts', authorId: owner.id, text: 'Again' };
  await database().comment.createMany({ data: Array.from({ length: 500 }, () => comment) });
  const json = { categoryId: 'alerts', text: 'One more' };
  const { error } = await ask<ApiError>(422, 'POST', pathOf(treeId), { json });
  expect(error.message).toMatch(/500 comments/);
});
