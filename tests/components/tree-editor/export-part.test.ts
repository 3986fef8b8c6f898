import { describe, expect, it } from 'vitest';

import { categoriesPart, rangesOf, studiesPart } from '@/components/tree-editor/export-part';
import type { Study } from '@/lib/api/topic-contract';
import { tree } from '../../support/tree-dsl';

describe('a part of the tree that is exported', () => {
  const value = tree`
    Interventions
      Reminders [s0]
    Barriers
  `;

  it('is one category by its name, or several by their number', () => {
    expect(categoriesPart({ value }, ['reminders'])).toMatchObject({
      label: 'Export ‘Reminders’',
      query: 'category=reminders',
    });
    expect(categoriesPart({ value }, ['reminders', 'barriers'])).toMatchObject({
      label: 'Export 2 categories',
      query: 'category=reminders,barriers',
    });
  });

  it('is studies by their numbers, each once, as ranges', () => {
    const studies = new Map([4, 5, 9].map((number) => [`s${number}`, { number } as Study]));
    const part = studiesPart({ studies }, ['s9', 's4', 's5', 's4', 'gone'], () => {});
    expect(part).toMatchObject({ label: 'Export 3 studies', query: 'studies=4-5,9' });
    expect(rangesOf([3, 1, 2, 8, 6, 7, 0])).toBe('0-3,6-8');
    expect(rangesOf([])).toBe('');
  });
});
