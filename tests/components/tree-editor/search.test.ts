import { describe, expect, test } from 'vitest';

import { abstractsFrom } from '@/components/tree-editor/abstracts';
import { countMatches, findMatches, textsOf } from '@/components/tree-editor/search';
import { effectiveStudies } from '@/lib/tree/queries';
import { tree } from '../../support/tree-dsl';
import { study } from './studies';

const value = tree`
  Interventions
    Reminders [s1 s2]
      Text messages [s3]
    Feedback [s2]
  Barriers [s4]
`;
const studies = [
  study('s1', { title: 'E-mail reminders in primary care' }),
  study('s2', { title: 'Audit and feedback' }),
  study('s3', { title: 'Étude contrôlée', claim: 'Messages help.' }),
  study('s4', { title: 'Time pressure', authors: ['Müller, Änne'] }),
];
const abstracts = abstractsFrom(new Map([['s2', 'Reminders were sent by post.']]), {
  isWhole: true,
  isStuck: false,
});
const texts = textsOf(studies, abstracts);
const matches = (query: string) => {
  const found = findMatches(query, value, texts);
  return found && { categories: [...found.categories], studies: [...found.studies] };
};

describe('Searching', () => {
  test.each(['', '   ', '\n'])('for nothing (%j) matches nothing', (query) => {
    expect(matches(query)).toBeNull();
  });

  test('looks at names, titles, abstracts, claims and authors', () => {
    expect(matches('reminders')).toEqual({ categories: ['reminders'], studies: ['s1', 's2'] });
    expect(matches('messages')).toEqual({ categories: ['text-messages'], studies: ['s3'] });
    expect(matches('muller')).toEqual({ categories: [], studies: ['s4'] });
  });

  test('goes without abstracts until they have come', () => {
    const coming = abstractsFrom(new Map(), { isWhole: false, isStuck: false });
    const found = findMatches('reminders', value, textsOf(studies, coming));
    expect([...(found?.studies ?? [])]).toEqual(['s1']);
  });

  test('wants every word, in any order and case, with or without accents', () => {
    expect(matches('REMINDERS care')).toMatchObject({ studies: ['s1'] });
    expect(matches('controlee etude')).toMatchObject({ studies: ['s3'] });
    expect(matches('ÉTUDE')).toMatchObject({ studies: ['s3'] });
    expect(matches('reminders etude')).toMatchObject({ studies: [] });
  });

  test('counts matching studies per category, and shows what leads to a match', () => {
    const found = findMatches('reminders', value, texts);
    if (!found) throw new Error('Nothing was found.');
    const { studies, shown } = countMatches(found, value, effectiveStudies(value));
    expect(Object.fromEntries(studies)).toEqual({ interventions: 2, reminders: 2, feedback: 1 });
    expect([...shown].sort()).toEqual(['feedback', 'interventions', 'reminders']);
  });

  test('shows a category that matches by its name alone, and those above it', () => {
    const found = findMatches('text', value, texts);
    if (!found) throw new Error('Nothing was found.');
    const { shown } = countMatches(found, value, effectiveStudies(value));
    expect([...shown].sort()).toEqual(['interventions', 'reminders', 'text-messages']);
  });
});
