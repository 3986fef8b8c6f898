import { describe, expect, test } from 'vitest';

import {
  added,
  below,
  cellAt,
  cellOf,
  doubtful,
  here,
  removed,
  rowOf,
} from '@/components/matrix-view/cells';

import { tree } from '../../support/tree-dsl';
import { sourceOf, sure } from './sources';

const base = tree`
  Interventions [s1]
    Reminders [s1 s2]
      Email [s3]
    Alerts [s4]
  - s5
`;

describe('A cell', () => {
  test.each([
    ['in the category itself', 's2', 'reminders', here],
    ['in one below', 's3', 'interventions', below],
    ['in one below a level between', 's3', 'reminders', below],
    ['in both', 's1', 'interventions', here | below],
    ['in neither', 's4', 'reminders', 0],
    ['nowhere', 's5', 'interventions', 0],
  ])('shows a study that is %s', (_, studyId, categoryId, bits) => {
    expect(cellOf(sourceOf(base), studyId, categoryId)).toBe(bits);
  });

  test('shows what was added to and taken out of the tree that is corrected', () => {
    const now = tree`
      Interventions [s1]
        Reminders [s1]
          Email [s3]
        Alerts [s4 s5]
      - s2
    `;
    expect(cellOf(sourceOf(now, base), 's5', 'alerts')).toBe(here | added);
    expect(cellOf(sourceOf(now, base), 's2', 'reminders')).toBe(removed);
    expect(cellOf(sourceOf(now, base), 's1', 'reminders')).toBe(here);
    expect(cellOf(sourceOf(now), 's5', 'alerts')).toBe(here);
  });

  test('shows low confidence where the study is, and not where it was', () => {
    const source = sourceOf(base, null, {
      's2 reminders': sure(0.2),
      's3 reminders': sure(0.2),
      's4 alerts': sure(0.9),
    });
    expect(cellOf(source, 's2', 'reminders')).toBe(here | doubtful);
    expect(cellOf(source, 's3', 'reminders')).toBe(below);
    expect(cellOf(source, 's4', 'alerts')).toBe(here);
  });
});

test('What the engine’s own check doubts counts as doubtful, whatever its confidence', () => {
  const source = sourceOf(base, null, { 's2 reminders': { ...sure(0.9), questioned: true } });
  expect(cellOf(source, 's2', 'reminders')).toBe(here | doubtful);
});

describe('A row of cells', () => {
  test('is read back cell by cell', () => {
    const ids = ['interventions', 'reminders', 'email', 'alerts'];
    const source = sourceOf(base);
    const row = rowOf(source, 's1', ids);
    expect(row).toHaveLength(4);
    expect(ids.map((_, place) => cellAt(row, place))).toEqual(
      ids.map((id) => cellOf(source, 's1', id)),
    );
  });
});
