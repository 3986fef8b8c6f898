import { describe, expect, test } from 'vitest';

import { filterTree } from '@/components/tree-editor/tree-filter';
import type { PlaceEvidence } from '@/lib/api/page-data';
import { applyGesture } from '@/lib/tree/gesture';
import type { ClientOperation } from '@/lib/tree/operation';
import { pairOf, type TreeValue } from '@/lib/tree/value';

import { tree } from '../../support/tree-dsl';

const base = tree`
  Interventions
    Reminders [s1 s2]
    Alerts [s3]
  Barriers [s4]
`;

function changedBy(...operations: ClientOperation[]): TreeValue {
  const outcome = applyGesture(base, operations);
  if (!outcome.ok) throw new Error(outcome.refusal.message);
  return outcome.value;
}

function left(kind: Parameters<typeof filterTree>[0], value: TreeValue, evidence = new Map()) {
  const { categories, shown, pairs } = filterTree(kind, { value, base, evidence });
  return {
    categories: [...categories].toSorted(),
    shown: [...shown].toSorted(),
    pairs: [...pairs].map((key) => Object.values(pairOf(key)).join(' in ')).toSorted(),
  };
}

describe('A filter of the tree', () => {
  test('for what is unreviewed leaves all of a fresh copy, and less with every answer', () => {
    expect(left('unreviewed', base).pairs).toHaveLength(4);
    const value = changedBy(
      { type: 'judge-assignment', studyId: 's3', categoryId: 'alerts', verdict: 'belongs' },
      { type: 'judge-link', childId: 'alerts', parentId: 'interventions', verdict: 'correct' },
    );
    expect(left('unreviewed', value).pairs).not.toContain('s3 in alerts');
    expect(left('unreviewed', value).categories).not.toContain('alerts');
    expect(left('unreviewed', value).categories).toContain('reminders');
  });

  test('for what has changed leaves it and what is above it', () => {
    const value = changedBy(
      { type: 'unassign-study', studyId: 's2', categoryId: 'reminders' },
      { type: 'assign-study', studyId: 's2', categoryId: 'alerts' },
    );
    expect(left('changed', value)).toEqual({
      categories: ['alerts', 'reminders'],
      shown: ['alerts', 'interventions', 'reminders'],
      pairs: ['s2 in alerts'],
    });
    expect(left('changed', base).shown).toEqual([]);
  });

  test('for low confidence leaves the places that the engine doubts', () => {
    const assignments = {
      ...base.assignments,
      reminders: {
        s1: { origin: 'MODEL' as const, evidenceId: 'e1' },
        s2: { origin: 'MODEL' as const, evidenceId: 'e2' },
      },
    };
    const of = (id: string, value: number): readonly [string, PlaceEvidence] => [
      id,
      { id, confidence: { value, source: 'samples' }, questioned: false, quote: null },
    ];
    const evidence = new Map([of('e1', 0.2), of('e2', 0.9)]);
    expect(left('low-confidence', { ...base, assignments }, evidence)).toEqual({
      categories: ['reminders'],
      shown: ['interventions', 'reminders'],
      pairs: ['s1 in reminders'],
    });
  });
});
