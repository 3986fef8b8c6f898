import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { TreeImport } from '@/lib/api/import-contract';
import type { Tree } from '@/lib/api/tree-contract';

import { useDatabase } from '../support/database';
import { ask, call } from '../support/http';
import { shapeOf } from '../support/http-runs';
import { getTree } from '../support/http-trees';
import { generateTree, makeTopic } from '../support/topics';

useDatabase();

function form(content: string, name = 'tree.txt'): FormData {
  const data = new FormData();
  data.append('file', new File([content], name));
  return data;
}

const importTree = (topicId: string, content: string, status = 201) =>
  ask<TreeImport & ApiError>(status, 'POST', `/api/topics/${topicId}/trees`, {
    body: form(content),
  });

/** Names, nesting, order, and which studies are where; not where an assignment came from. */
async function contentOf(tree: Tree) {
  const { categories, assignments, uncategorised } = await shapeOf(tree);
  const pairs = assignments.map(([category, study]) => `${category} ${study}`);
  return { categories, pairs: pairs.toSorted(), uncategorised };
}

describe('a tree from a file', () => {
  it.each(['json', 'md', 'opml', 'skos'])(
    'is the same again after an export as %s',
    async (format) => {
      const { id } = await makeTopic(24);
      const before = await getTree(await generateTree(id));
      const { body } = await call<string | object>(
        'GET',
        `/api/trees/${before.id}/export?format=${format}`,
      );
      const text = typeof body === 'string' ? body : JSON.stringify(body);
      const account = await importTree(id, text);
      const after = await getTree(account.treeId);
      expect(after.kind).toBe('IMPORTED');
      expect(await contentOf(after)).toEqual(await contentOf(before));
      expect(account).toMatchObject({ categories: before.categories.length, droppedPieces: 0 });
      expect(account.assignments).toBe(before.assignments.length);
    },
  );

  it('names the studies that the topic does not have', async () => {
    const { id } = await makeTopic(3);
    const account = await importTree(id, 'path,study_number\nA > B,1\nA > B,99');
    expect(account).toMatchObject({ categories: 2, rootCategories: 1, assignments: 1 });
    expect(account.dropped).toEqual([
      { line: 3, text: 'study 99', reason: 'this topic has no such study' },
    ]);
  });

  it('can be corrected, and leaves the others as they are', async () => {
    const { id } = await makeTopic(6);
    const { treeId } = await importTree(id, '- A\n  - B\n- C');
    await ask(201, 'POST', `/api/trees/${treeId}/corrections`);
    expect((await getTree(treeId)).uncategorised).toHaveLength(6);
  });

  it('is refused when the file holds none', async () => {
    const { id } = await makeTopic(3);
    const { error } = await importTree(id, '{"name": 1}', 422);
    expect(error.message).toContain('no tree');
  });
});
