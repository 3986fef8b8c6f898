import { describe, expect, test } from 'vitest';

import {
  columnsOf,
  groupsOf,
  hierarchyOf,
  isNamed,
  narrowed,
  scopeIn,
} from '@/components/matrix-view/columns';
import { keyOfScope, nextScope, scopeOptions } from '@/components/matrix-view/scopes';
import { applyGesture } from '@/lib/tree/gesture';

import { tree } from '../../support/tree-dsl';

const value = tree`
  Interventions [s1]
    Reminders
      Email
      Paper
    Alerts
  Barriers
    Time
`;
const interventions = { kind: 'hierarchy', rootId: 'interventions' } as const;
const names = (scope: Parameters<typeof columnsOf>[1]) =>
  columnsOf(value, scope).map(({ name, level }) => `${'  '.repeat(level)}${name}`);

describe('The columns', () => {
  test('of a hierarchy are its categories in tree order', () => {
    expect(names(interventions)).toEqual([
      'Interventions',
      '  Reminders',
      '    Email',
      '    Paper',
      '  Alerts',
    ]);
  });

  test('can be the root categories, or all categories', () => {
    expect(names({ kind: 'roots' })).toEqual(['Interventions', 'Barriers']);
    expect(names({ kind: 'all' })).toHaveLength(7);
    expect(names(null)).toEqual([]);
  });

  test('say what they are part of', () => {
    const email = columnsOf(value, interventions).find(({ id }) => id === 'email');
    expect(email?.above).toEqual(['Interventions', 'Reminders']);
  });

  test('of a deep chain need no stack', () => {
    const lines = Array.from({ length: 3000 }, (_, level) => `${' '.repeat(level)}L${level}`);
    const deep = tree`${lines.join('\n')}`;
    expect(columnsOf(deep, { kind: 'all' }).at(-1)?.level).toBe(2999);
  });
});

describe('Bars over the columns', () => {
  test('span a category and all below it, as many levels as asked for', () => {
    const columns = columnsOf(value, interventions);
    const bars = (levels: number) =>
      groupsOf(columns, levels).map(({ name, from, to }) => `${name} ${from}-${to}`);
    expect(bars(1)).toEqual(['Interventions 0-5']);
    expect(bars(3)).toEqual(['Interventions 0-5', 'Reminders 1-4']);
  });
});

describe('Columns narrowed by a word', () => {
  test('keep what is above them, with bars that fit what is left', () => {
    const columns = columnsOf(value, { kind: 'all' });
    const left = narrowed(value, columns, (column) => isNamed(column, ['paper']));
    expect(left.map(({ name, level, below }) => [name, level, below])).toEqual([
      ['Interventions', 0, 2],
      ['Reminders', 1, 1],
      ['Paper', 2, 0],
    ]);
  });

  test('are the same columns when all fit', () => {
    const columns = columnsOf(value, { kind: 'roots' });
    expect(narrowed(value, columns, () => true)).toBe(columns);
  });
});

describe('The scope', () => {
  test('is the first hierarchy when nothing, or something that is gone, is wanted', () => {
    expect(scopeIn(value, null)).toEqual(interventions);
    expect(scopeIn(value, { kind: 'hierarchy', rootId: 'gone' })).toEqual(interventions);
    expect(scopeIn(tree`- s1`, interventions)).toBeNull();
  });

  test('is the hierarchy that its root category has been moved into', () => {
    const moved = applyGesture(value, [
      { type: 'move-category', id: 'barriers', parentId: 'alerts', index: 0 },
    ]);
    if (!moved.ok) throw new Error(moved.refusal.message);
    expect(scopeIn(moved.value, { kind: 'hierarchy', rootId: 'barriers' })).toEqual(interventions);
  });

  test('of a category is the hierarchy it is in', () => {
    expect(hierarchyOf(value, 'time')).toEqual({ kind: 'hierarchy', rootId: 'barriers' });
    expect(hierarchyOf(value, 'constructor')).toBeNull();
  });

  test('can be any hierarchy, the root categories or the whole tree, and steps around the end', () => {
    const keys = scopeOptions(value).map(({ key }) => key);
    expect(keys).toEqual(['interventions', 'barriers', ':roots', ':all']);
    const nextTo = (key: string, step: 1 | -1) => {
      const scope = scopeOptions(value).find((each) => each.key === key)?.scope ?? null;
      const next = nextScope(value, scope, step);
      return next && keyOfScope(next);
    };
    expect(keys.map((key) => nextTo(key, 1))).toEqual([...keys.slice(1), keys[0]]);
    expect(nextTo('interventions', -1)).toBe(':all');
  });

  test('has no other to step to in a tree of one hierarchy', () => {
    const one = tree`Only`;
    expect(nextScope(one, scopeIn(one, null), 1)).toBeNull();
  });
});
