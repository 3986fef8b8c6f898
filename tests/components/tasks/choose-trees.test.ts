import { expect, it } from 'vitest';

import { chooseTrees, makerInWords, makerOf, noFilter } from '@/components/tasks/choose-trees';
import type { TreeToHandOut } from '@/lib/api/task-contract';

function tree(id: string, changes: Partial<TreeToHandOut> = {}): TreeToHandOut {
  return {
    id,
    ...{ kind: 'GENERATED', topicId: 'a', topicTitle: 'Reminders at work', sample: false },
    ...{ runId: 'run', madeBy: 'a-model', createdAt: '2026-11-20T10:00:00.000Z' },
    ...{ studies: 20, categories: 9, corrections: 0, complete: 0, tasks: 0 },
    ...changes,
  };
}

const imported = { kind: 'IMPORTED', runId: null, madeBy: null } as const;

const trees = [
  tree('model'),
  tree('local', { madeBy: 'local', runId: 'other', topicId: 'b', topicTitle: 'Nudging in Zürich' }),
  tree('imported', { ...imported, corrections: 2, complete: 2 }),
  tree('empty', { ...imported, categories: 0, tasks: 3 }),
];

const found = (filter: Partial<typeof noFilter>) =>
  chooseTrees(trees, { ...noFilter, ...filter }).map(({ id }) => id);

it('trees are chosen by topic, words, run, and what made them', () => {
  expect(found({})).toEqual(['model', 'local', 'imported', 'empty']);
  expect(found({ topicId: 'b' })).toEqual(['local']);
  expect(found({ text: 'WORK reminders' })).toEqual(['model', 'imported', 'empty']);
  expect(found({ text: 'zurich' })).toEqual(['local']);
  expect(found({ runId: 'run' })).toEqual(['model']);
  expect(found({ madeBy: 'imported' })).toEqual(['imported']);
  expect(found({ madeBy: 'empty' })).toEqual(['empty']);
  expect(found({ madeBy: 'local', topicId: 'a' })).toEqual([]);
});

it('trees are chosen by what is done and handed out', () => {
  expect(found({ fewerThan: 2 })).toEqual(['model', 'local', 'empty']);
  expect(found({ fewerThan: 3 })).toHaveLength(4);
  expect(found({ notHandedOut: true })).toEqual(['model', 'local', 'imported']);
});

it('what made a tree is said in words', () => {
  expect(trees.map((each) => makerInWords(makerOf(each)))).toEqual([
    'a-model',
    'Local engine',
    'Imported',
    'Empty, from scratch',
  ]);
});
