import { randomUUID } from 'node:crypto';

import { describe, expect, it, vi } from 'vitest';

import type { Agreement } from '@/lib/api/agreement-contract';
import type { ApiError } from '@/lib/api/contract';
import { database } from '@/lib/db/client';
import { saveGestures } from '@/lib/services/save-gestures';
import { startCorrection } from '@/lib/services/start-correction';
import type { ClientOperation } from '@/lib/tree/operation';

import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import { gesture, move, plantCorrection, plantTree, save } from '../support/http-trees';

/** Whether the reader may read everybody's corrections. */
const reading = vi.hoisted(() => ({ all: true }));

vi.mock('@/lib/auth/rights', async (original) => {
  const rights = await original<typeof import('@/lib/auth/rights')>();
  const canReadTree: typeof rights.canReadTree = (actor, tree) =>
    rights.canReadTree(reading.all ? actor : { ...actor, role: 'researcher' }, tree);
  return { ...rights, canReadTree };
});

useDatabase();

/** Another person's correction of the tree with these edits. */
async function correctAs(name: string, baseTreeId: string, ...operations: ClientOperation[]) {
  const person = { id: randomUUID(), name, role: 'owner' } as const;
  await database().person.create({ data: { id: person.id, name } });
  const { treeId } = await startCorrection(person, baseTreeId);
  if (operations.length > 0)
    await saveGestures(person, treeId, { baseVersion: 0, gestures: [gesture(...operations)] });
  return treeId;
}

const agreementOf = (treeId: string) =>
  ask<Agreement>(200, 'GET', `/api/trees/${treeId}/agreement`);

describe('the agreement of corrections', () => {
  it('is of the base tree’s items that two have decided', async () => {
    const { baseTreeId, treeId, study } = await plantCorrection();
    const judged = (
      verdict: 'belongs' | 'does-not-belong',
      name: string,
      categoryId: string,
    ): ClientOperation => ({
      type: 'judge-assignment',
      studyId: study(name),
      categoryId,
      verdict,
    });
    await save(
      treeId,
      0,
      gesture(judged('belongs', 's0', 'reminders'), judged('belongs', 's1', 'reminders')),
    );
    await correctAs(
      'Ben',
      baseTreeId,
      judged('belongs', 's0', 'reminders'),
      judged('does-not-belong', 's1', 'reminders'),
      judged('does-not-belong', 's2', 'reminders'),
    );
    const { annotators, measures, categories, cells } = await agreementOf(baseTreeId);
    expect(annotators.map(({ name }) => name)).toEqual(['Owner', 'Ben']);
    // s0 and s1 in Reminders; s0 in Interventions follows for both, s1 there is said by one only.
    expect(measures.assignments).toMatchObject({ agreed: 2 / 3, kappa: { items: 3 } });
    const reminders = categories.find(({ name }) => name === 'Reminders');
    expect(reminders).toMatchObject({ disputed: 1, assignments: { agreed: 1 / 2 } });
    expect(cells[0]).toEqual({ category: 1, study: 1, votes: [1, 0] });
  });

  it('tells a broken link, a group taken apart and the edits between the trees', async () => {
    const { baseTreeId, treeId } = await plantCorrection();
    await save(treeId, 0, gesture(move('alerts', null, 0)));
    await correctAs('Ben', baseTreeId, {
      ...{ type: 'judge-link', parentId: 'interventions', childId: 'alerts', verdict: 'correct' },
    });
    const { categories, pairs, annotators } = await agreementOf(baseTreeId);
    expect(categories.find(({ name }) => name === 'Alerts')?.link).toEqual([0, 1]);
    expect(categories.find(({ name }) => name === 'Interventions')?.siblings).toEqual([0, null]);
    expect(pairs).toMatchObject([{ first: 0, second: 1, edits: 1 }]);
    expect(annotators.map(({ editsFromBase }) => editsFromBase)).toEqual([1, 0]);
  });

  it('counts what was added apart', async () => {
    const { baseTreeId, treeId } = await plantCorrection();
    const added = { id: randomUUID(), parentId: null, index: 0, name: 'Law' };
    await save(treeId, 0, gesture({ type: 'add-category', ...added }));
    const { annotators, categories } = await agreementOf(baseTreeId);
    expect(annotators).toMatchObject([{ addedCategories: 1, f1: { value: null, items: 0 } }]);
    expect(categories.map(({ name }) => name)).not.toContain('Law');
  });

  it('is there, without figures, for a tree that nobody has corrected', async () => {
    const { baseTreeId } = await plantTree();
    const { annotators, measures, pairs } = await agreementOf(baseTreeId);
    expect([annotators, pairs]).toEqual([[], []]);
    const nothing = { value: null, low: null, high: null, items: 0 };
    expect(measures.assignments).toEqual({ alpha: nothing, kappa: null, agreed: null });
  });

  it('has three or more annotators by alpha', async () => {
    const { baseTreeId } = await plantTree();
    const verdicts = ['correct', 'correct', 'incorrect'] as const;
    for (const [index, verdict] of verdicts.entries())
      await correctAs(
        `Annotator ${index}`,
        baseTreeId,
        { type: 'judge-link', parentId: 'interventions', childId: 'alerts', verdict },
        { type: 'judge-link', parentId: 'interventions', childId: 'reminders', verdict: 'correct' },
      );
    const { measures, pairs, annotators } = await agreementOf(baseTreeId);
    // The third against each of the others; both links each time, of which they differ on one.
    const kappas = annotators.map(({ links }) => links.value?.toFixed(3));
    expect(annotators.map(({ links }) => links.items)).toEqual([4, 4, 4]);
    expect(kappas).toEqual(['0.000', '0.000', '0.000']);
    expect(measures.links.kappa).toBeNull();
    // D_o = (0 + 2 * 2/2)/6 = 1/3; D_e = 2 * 5/(6 * 5) = 1/3.
    expect(measures.links.alpha).toMatchObject({ value: expect.closeTo(0, 12), items: 2 });
    expect(pairs).toHaveLength(3);
  });

  it('leaves out the corrections that the reader may not read', async () => {
    const { baseTreeId } = await plantCorrection();
    await correctAs('Ben', baseTreeId);
    reading.all = false;
    try {
      const { annotators } = await agreementOf(baseTreeId);
      expect(annotators.map(({ name }) => name)).toEqual(['Owner']);
      await ask<ApiError>(404, 'GET', `/api/trees/${randomUUID()}/agreement`);
    } finally {
      reading.all = true;
    }
  });
});
