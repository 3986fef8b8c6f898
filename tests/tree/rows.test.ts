import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedRows, rowsOf, treeFromRows } from '@/lib/tree/rows';
import { trees } from '../support/tree-arbitraries';
import { outline, tree } from '../support/tree-dsl';
import { expectRows, expectSame, treeAfter } from './laws';

const value = tree`
  Interventions [s2 s1]
    Reminders
    Alerts
    Training
  Barriers [s1]
`;

describe('rows', () => {
  it('are depth first, assignments by study number', () => {
    const { categories, assignments } = rowsOf(value);
    expect(categories.map(({ id, index }) => `${id} ${index}`)).toEqual([
      'interventions 0',
      'reminders 0',
      'alerts 1',
      'training 2',
      'barriers 1',
    ]);
    expect(assignments.map(({ categoryId, studyId }) => `${categoryId} ${studyId}`)).toEqual([
      'interventions s2',
      'interventions s1',
      'barriers s1',
    ]);
    expect(value.studyIds).toEqual(['s2', 's1']);
  });

  it('give the tree back in whatever order they come, through JSON', () => {
    fc.assert(
      fc.property(trees, fc.infiniteStream(fc.nat()), (generated, order) => {
        const rows = JSON.parse(JSON.stringify(rowsOf(generated)));
        const shuffled = <T>(list: readonly T[]) =>
          list
            .map((row) => ({ row, at: order.next().value ?? 0 }))
            .sort((a, b) => a.at - b.at)
            .map(({ row }) => row);
        expectSame(
          treeFromRows({
            studyIds: rows.studyIds,
            categories: shuffled(rows.categories),
            assignments: shuffled(rows.assignments),
            judgements: shuffled(rows.judgements),
          }),
          generated,
        );
      }),
    );
  });

  it('may have gaps between the indices', () => {
    const { categories, ...rest } = rowsOf(value);
    const gaps = categories.map((row) => ({ ...row, index: row.index * 10 + 3 }));
    expect(outline(treeFromRows({ ...rest, categories: gaps }))).toBe(outline(value));
  });

  it('are refused with a judgement that is none', () => {
    const judgements = [{ kind: 'link' as const, key: 'reminders', body: { verdict: 'maybe' } }];
    expect(() => treeFromRows({ ...rowsOf(value), judgements })).toThrow('verdict');
  });
});

describe('changed rows', () => {
  const summary = (...operations: Parameters<typeof treeAfter>[1]) => {
    const { categories, assignments, judgements } = changedRows(
      value,
      treeAfter(value, operations),
    );
    return {
      write: categories.upserts.map(({ id, index }) => `${id} ${index}`),
      drop: categories.deletes,
      assign: assignments.upserts.map(({ categoryId, studyId }) => `${studyId} ${categoryId}`),
      unassign: assignments.deletes.map(({ categoryId, studyId }) => `${studyId} ${categoryId}`),
      judge: judgements.upserts,
      clear: judgements.deletes,
    };
  };
  const nothing = { write: [], drop: [], assign: [], unassign: [], judge: [], clear: [] };

  it('are none between a tree and itself', () => {
    expect(summary()).toEqual(nothing);
  });

  it('are one for a rename, and one for an assignment', () => {
    expect(summary({ type: 'rename-category', id: 'alerts', name: 'Warnings' })).toEqual({
      ...nothing,
      write: ['alerts 1'],
    });
    expect(summary({ type: 'assign-study', studyId: 's2', categoryId: 'barriers' })).toEqual({
      ...nothing,
      assign: ['s2 barriers'],
    });
  });

  it('number only those siblings anew whose index differs', () => {
    const swapped = summary({
      type: 'move-category',
      id: 'training',
      parentId: 'interventions',
      index: 1,
    });
    expect(swapped).toEqual({ ...nothing, write: ['training 1', 'alerts 2'] });
    const moved = summary({ type: 'move-category', id: 'alerts', parentId: 'barriers', index: 0 });
    expect(moved).toEqual({ ...nothing, write: ['training 1', 'alerts 0'] });
  });

  it('take away the category and its assignments', () => {
    expect(summary({ type: 'remove-category', id: 'barriers' })).toEqual({
      ...nothing,
      drop: ['barriers'],
      unassign: ['s1 barriers'],
    });
  });

  it('write and clear judgements', () => {
    const judge = {
      type: 'judge-assignment',
      studyId: 's1',
      categoryId: 'alerts',
      verdict: 'belongs',
    } as const;
    const row = { kind: 'pair', key: 's1:alerts' };
    expect(summary(judge)).toEqual({
      ...nothing,
      judge: [{ ...row, body: { verdict: 'belongs' } }],
    });
    const judged = treeAfter(value, [judge]);
    expect(changedRows(judged, value).judgements.deletes).toEqual([row]);
  });

  it('are none for a rename that was taken back', () => {
    const there = { type: 'rename-category', id: 'alerts', name: 'Warnings' } as const;
    expect(summary(there, { ...there, name: 'Alerts' })).toEqual(nothing);
  });

  it('take the rows of one tree to those of any other', () => {
    fc.assert(
      fc.property(trees, trees, (a, b) => {
        expectRows(a, { ...b, studyIds: b.studyIds });
      }),
    );
  });
});
