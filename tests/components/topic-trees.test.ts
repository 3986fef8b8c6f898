import { describe, expect, it } from 'vitest';

import { topicTabFrom } from '@/components/topic/tabs';
import { treeGroups, treeName } from '@/components/topic/tree-groups';
import type { TreeSummary } from '@/lib/api/tree-contract';

function tree(id: string, changes: Partial<TreeSummary> = {}): TreeSummary {
  return {
    id,
    topicId: 't1',
    kind: 'GENERATED',
    copiedFromId: null,
    runId: null,
    version: 0,
    categories: 10,
    rootCategories: 3,
    createdAt: '2026-11-20T10:00:00.000Z',
    updatedAt: '2026-11-20T10:00:00.000Z',
    annotator: null,
    mine: false,
    editable: false,
    completedAt: null,
    restUntouched: false,
    ...changes,
  };
}

function correction(id: string, of: string, updatedAt: string): TreeSummary {
  return tree(id, { kind: 'CORRECTION', copiedFromId: of, updatedAt, mine: true, editable: true });
}

describe('the trees of a topic', () => {
  it('are listed newest first, each with its corrections, the last changed first', () => {
    const groups = treeGroups([
      tree('old'),
      correction('a', 'old', '2026-11-21T10:00:00.000Z'),
      tree('new', { createdAt: '2026-11-22T10:00:00.000Z' }),
      correction('b', 'old', '2026-11-22T10:00:00.000Z'),
    ]);
    const ids = groups.map(({ tree, corrections }) => [tree.id, corrections.map(({ id }) => id)]);
    expect(ids).toEqual([
      ['new', []],
      ['old', ['b', 'a']],
    ]);
  });

  it('include a correction whose own tree is not there', () => {
    const groups = treeGroups([correction('a', 'elsewhere', '2026-11-21T10:00:00.000Z')]);
    expect(groups.map(({ tree }) => tree.id)).toEqual(['a']);
  });

  it('leave the list they were given as it was', () => {
    const trees = [tree('old'), tree('new', { createdAt: '2026-11-22T10:00:00.000Z' })];
    treeGroups(trees);
    expect(trees.map(({ id }) => id)).toEqual(['old', 'new']);
  });

  it('are named by what they are and whose', () => {
    const mine = correction('a', 'x', '');
    expect(treeName(tree('x'))).toBe('Generated tree');
    expect(treeName(mine)).toBe('Your correction');
    expect(treeName({ ...mine, mine: false, annotator: 'Ada' })).toBe('Correction by Ada');
  });
});

describe('the part of the page in the address', () => {
  it('is the trees unless it names another', () => {
    expect(topicTabFrom('studies')).toBe('studies');
    expect(topicTabFrom(undefined)).toBe('trees');
    expect(topicTabFrom(['runs'])).toBe('trees');
    expect(topicTabFrom('toString')).toBe('trees');
  });
});
