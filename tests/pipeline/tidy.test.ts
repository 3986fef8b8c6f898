import { describe, expect, it } from 'vitest';

import { tidy } from '@/lib/pipeline/local/assemble/tidy';
import type { Draft } from '@/lib/pipeline/local/categories/draft';

function category(name: string, studies: number[], children: Draft[] = []): Draft {
  return { name, keys: [], studies, children };
}

describe('tidying a tree', () => {
  it('drops empty categories, down to the root', () => {
    const empty = category('Empty', [], [category('Emptier', [])]);
    expect(tidy([empty, category('Hand hygiene', [1])])).toEqual([category('Hand hygiene', [1])]);
  });

  it('collapses a chain of single children into the category at its top', () => {
    const chain = category('A', [], [category('B', [], [category('C', [1, 2])])]);
    expect(tidy([chain])).toEqual([category('A', [1, 2])]);
  });

  it('keeps an only child beside studies of its parent', () => {
    const kept = category('A', [3], [category('B', [1])]);
    expect(tidy([kept])).toEqual([kept]);
  });

  it('unites siblings whose names differ in case only', () => {
    expect(tidy([category('Alerts', [2, 1]), category('alerts', [3, 1])])).toEqual([
      category('Alerts', [1, 2, 3]),
    ]);
  });

  it('puts the largest first, then goes by name', () => {
    const tidied = tidy([category('B', [1]), category('A', [2]), category('C', [3, 4])]);
    expect(tidied.map(({ name }) => name)).toEqual(['C', 'A', 'B']);
  });
});
