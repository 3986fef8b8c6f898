import { describe, expect, it } from 'vitest';

import { handedOnInWords, leftBehind } from '@/components/tasks/left-behind';
import type { Task } from '@/lib/api/task-contract';

const task = (annotatorId: string | null, completedAt: string | null = null) =>
  ({
    annotatorId,
    annotator: annotatorId,
    correctionId: null,
    completedAt,
    adjudicated: false,
  }) as Task;

const people = [
  { id: 'Ann', removedAt: '2026-11-23T10:00:00.000Z' },
  { id: 'Abe', removedAt: '2026-11-23T10:00:00.000Z' },
  { id: 'Eve', removedAt: null },
];

describe('what removed people left behind', () => {
  it('is what they have not finished, and nothing of those who are here', () => {
    const tasks = [task('Ann'), task('Ann'), task('Abe', '2026-11-20T10:00:00.000Z'), task('Eve')];
    expect(leftBehind([...tasks, task(null)], people)).toEqual([
      { personId: 'Ann', name: 'Ann', tasks: 2 },
    ]);
  });

  it('is said where it has gone, and what could not', () => {
    expect(handedOnInWords({ given: 1, left: 0 }, 'Eve')).toBe('1 task is Eve’s now.');
    expect(handedOnInWords({ given: 2, left: 0 }, null)).toBe(
      '2 tasks are for whoever is free now.',
    );
    expect(handedOnInWords({ given: 2, left: 1 }, 'Eve')).toBe(
      '2 tasks are Eve’s now. Eve has the tree of the other one already.',
    );
    expect(handedOnInWords({ given: 0, left: 2 }, 'Eve')).toBe(
      '0 tasks are Eve’s now. Eve has the trees of the other 2 already.',
    );
  });
});
