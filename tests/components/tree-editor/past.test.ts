import { expect, test } from 'vitest';

import { treeOf, unwound, versionOf } from '@/components/tree-editor/past';
import type { ClientOperation } from '@/lib/tree/operation';

import { outline } from '../../support/tree-dsl';
import { open } from './open-session';
import { base } from './small-tree';

const rename = (name: string): ClientOperation => ({ type: 'rename-category', id: 'alerts', name });

function renamedTwice() {
  const { session } = open();
  session.perform([rename('Pop-ups')]);
  session.perform([rename('Bells')]);
  return session.snapshot().correction;
}

test('an earlier version is unwound from the log that is here', () => {
  const correction = renamedTwice();
  const nameAt = (version: number) => unwound(correction, version)?.categories.alerts?.name;
  expect([nameAt(0), nameAt(1), nameAt(2)]).toEqual(['Alerts', 'Pop-ups', 'Bells']);
  expect(versionOf(correction, 0)).toBe(2);
});

test('without the inverse of any of them, or with a gap, the server has to be asked', () => {
  const { value, log } = renamedTwice();
  const blind = log.map((entry, index) => (index === 0 ? { ...entry, inverse: null } : entry));
  expect(unwound({ value, log: blind }, 0)).toBeNull();
  expect(unwound({ value, log: blind }, 1)?.categories.alerts?.name).toBe('Pop-ups');
  expect(unwound({ value, log: log.slice(1) }, 0)).toBeNull();
});

test('a version that the server gives is the tree again', () => {
  const tree = {
    id: 't1',
    topicId: 'p1',
    kind: 'CORRECTION' as const,
    version: 0,
    categories: [
      { id: 'interventions', parentId: null, index: 0, name: 'Interventions', scopeNote: '' },
      { id: 'reminders', parentId: 'interventions', index: 0, name: 'Reminders', scopeNote: '' },
      { id: 'alerts', parentId: 'interventions', index: 1, name: 'Alerts', scopeNote: '' },
      { id: 'barriers', parentId: null, index: 1, name: 'Barriers', scopeNote: '' },
    ],
    assignments: [
      { categoryId: 'reminders', studyId: 's1', origin: 'LOCAL' as const, confidence: null },
      { categoryId: 'alerts', studyId: 's2', origin: 'LOCAL' as const, confidence: null },
    ],
    uncategorised: [],
  };
  expect(outline(treeOf(tree, base.studyIds))).toBe(outline(base));
});
