import { describe, expect, it } from 'vitest';
import { owner } from '@/lib/auth/actor';
import { getTreePage } from '@/lib/services/get-tree-page';
import type { ClientOperation } from '@/lib/tree/operation';
import { treeFromRows } from '@/lib/tree/rows';

import { useDatabase } from '../support/database';
import { gesture, plantCorrection, rename, save } from '../support/http-trees';
import { outline } from '../support/tree-dsl';

useDatabase();

describe('the tree page', () => {
  it('of a correction has the tree that it was copied from, once they differ', async () => {
    const { treeId, baseTreeId, value } = await plantCorrection();
    expect((await getTreePage(owner, treeId)).base).toBeNull();
    await save(treeId, 0, gesture(rename('alerts', 'A')));
    const { base, rows } = await getTreePage(owner, treeId);
    if (!base) throw new Error('the base is missing');
    expect(outline(treeFromRows({ ...base, studyIds: rows.studyIds }))).toBe(outline(value));
    expect((await getTreePage(owner, baseTreeId)).base).toBeNull();
  });

  it('has the seconds of the answers in the review, latest first and one a gesture', async () => {
    const { treeId, study } = await plantCorrection();
    const judge = (name: string, verdict: 'belongs' | 'unsure'): ClientOperation => ({
      type: 'judge-assignment',
      studyId: study(name),
      categoryId: 'reminders',
      verdict,
    });
    const answers = [
      { ...gesture(judge('s0', 'unsure')), view: 'review', seconds: 4 },
      { ...gesture(judge('s1', 'belongs'), judge('s2', 'belongs')), view: 'review', seconds: 9 },
      { ...gesture(judge('s3', 'unsure')), view: 'matrix', seconds: 1 },
      { ...gesture(judge('s4', 'unsure')), view: 'review' },
    ] as const;
    await save(treeId, 0, ...answers);
    expect((await getTreePage(owner, treeId)).answerSeconds).toEqual([9, 4]);
  });
});
