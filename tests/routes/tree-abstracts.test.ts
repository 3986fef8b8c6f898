import { expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { Abstract } from '@/lib/api/tree-contract';
import { owner } from '@/lib/auth/actor';
import { editStudy } from '@/lib/services/edit-study';
import { getTreePage } from '@/lib/services/get-tree-page';

import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import { plantCorrection } from '../support/http-trees';

useDatabase();

interface Page {
  readonly items: readonly Abstract[];
  readonly next: string | null;
}

it('the tree page comes without abstracts, and they are listed page by page, by study number', async () => {
  const { treeId, topicId, study } = await plantCorrection();
  for (const name of ['s0', 's1', 's2', 's3', 's4', 's5']) {
    const abstract = name === 's2' ? '' : `What ${name} found.`;
    await editStudy(owner, topicId, study(name), { abstract });
  }
  const page = JSON.stringify(await getTreePage(owner, treeId));
  expect(page).not.toContain('What s0 found.');

  const path = `/api/trees/${treeId}/abstracts?limit=3`;
  const first = await ask<Page>(200, 'GET', path);
  const second = await ask<Page>(200, 'GET', `${path}&cursor=${first.next}`);
  expect(second.next).toBeNull();
  expect([...first.items, ...second.items]).toEqual(
    ['s0', 's1', 's3', 's4', 's5'].map((name) => ({
      studyId: study(name),
      abstract: `What ${name} found.`,
    })),
  );
});

it('a made-up cursor is refused', async () => {
  const { treeId } = await plantCorrection();
  const { error } = await ask<ApiError>(400, 'GET', `/api/trees/${treeId}/abstracts?cursor=abc`);
  expect(error.message).toBe('cursor: use the `next` of an earlier reply.');
});
