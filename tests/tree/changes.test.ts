import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { changesBetween } from '@/lib/tree/changes';
import { diff } from '@/lib/tree/diff';

import { treePairs, trees } from '../support/tree-arbitraries';
import { tree } from '../support/tree-dsl';

const before = tree`
  Interventions
    Reminders [s1 s2]
    Alerts [s3]
  Barriers [s4]
`;

function changes(after: typeof before) {
  const { changed, removed, edits } = changesBetween(before, after);
  return { changed: Object.fromEntries(changed), removed: removed.map(({ name }) => name), edits };
}

describe('What has become of a tree', () => {
  it('is nothing for the same tree', () => {
    fc.assert(
      fc.property(trees, (value) => {
        const { changed, removed, edits } = changesBetween(value, value);
        expect([changed.size, removed.length, edits]).toEqual([0, 0, 0]);
      }),
    );
  });

  it('is something exactly when there are edits between the two', () => {
    fc.assert(
      fc.property(treePairs, ([a, b]) => {
        const { changed, removed, edits } = changesBetween(a, b);
        expect(edits).toBe(diff(a, b).length);
        expect(changed.size + removed.length > 0).toBe(edits > 0);
      }),
    );
  });

  it('names what was added, and where studies went', () => {
    const after = tree`
      Interventions
        Reminders [s1]
        Alerts [s3]
        Letters [s2]
      Barriers [s4]
    `;
    expect(changes(after)).toMatchObject({
      changed: {
        letters: { isAdded: true, gained: ['s2'], lost: [] },
        reminders: { isAdded: false, gained: [], lost: ['s2'] },
      },
      removed: [],
    });
    expect(Object.keys(changes(after).changed)).toHaveLength(2);
  });

  it('tells a move to another parent from one among the same siblings', () => {
    const after = tree`
      Barriers [s4]
        Alerts [s3]
      Interventions
        Reminders [s1 s2]
    `;
    const { changed } = changes(after);
    expect(changed.alerts).toMatchObject({ movedFrom: { parentId: 'interventions' } });
    const reordered = Object.values(changed).filter(({ isReordered }) => isReordered);
    expect(reordered).toHaveLength(1);
    expect(['Barriers', 'Interventions']).toContain(reordered[0]?.category.name);
  });

  it('does not take what went up with a removed category for lost elsewhere', () => {
    const after = tree`
      Interventions [s1 s2]
        Alerts [s3]
      Barriers [s4]
    `;
    expect(changes(after)).toMatchObject({
      changed: { interventions: { gained: ['s1', 's2'], lost: [] } },
      removed: ['Reminders'],
    });
  });

  it('says what the name was, and that the note is another', () => {
    const alerts = { ...before.categories.alerts, name: 'Pop-ups', scopeNote: 'Shown at once' };
    const after = { ...before, categories: { ...before.categories, alerts } } as typeof before;
    expect(changes(after).changed).toMatchObject({
      alerts: { renamedFrom: 'Alerts', isRedescribed: true, movedFrom: null },
    });
  });
});
