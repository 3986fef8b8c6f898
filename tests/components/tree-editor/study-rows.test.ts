import { describe, expect, test } from 'vitest';
import { shortAuthors } from '@/components/study-list/authors';
import { countsOf } from '@/components/tree-editor/counts';
import type { Place } from '@/components/tree-editor/place';
import { placementsOf, studyLines } from '@/components/tree-editor/study-rows';

import { tree } from '../../support/tree-dsl';
import { sourceOf, sure } from '../matrix-view/sources';
import { study } from './studies';

const value = tree`
  Interventions [s2]
    Reminders [s1 s3]
      Email [s1]
    Feedback [s3]
  Barriers
  - s4
`;
const studies = new Map(['s1', 's2', 's3', 's4'].map((id) => [id, study(id)]));
const inCategory = (categoryId: string): Place => ({ kind: 'category', categoryId });

function lines(place: Place, withBelow = true, present = studies, found?: string[]) {
  const matches = found
    ? { words: ['x'], categories: new Set<string>(), studies: new Set(found) }
    : null;
  const counts = countsOf(value, present);
  return studyLines(
    { value, studies: present, counts, matches, filter: null, evidence: null },
    place,
    withBelow,
  );
}
const shown = (...given: Parameters<typeof lines>) =>
  lines(...given).map((line) =>
    line.kind === 'group' ? `${line.path.join('/')} (${line.count})` : line.study.id,
  );

describe('The studies of a place', () => {
  test('of a category are its own, then those below by where they are', () => {
    expect(shown(inCategory('interventions'))).toEqual([
      's2',
      'reminders (2)',
      's1',
      's3',
      'reminders/email (1)',
      's1',
      'feedback (1)',
      's3',
    ]);
  });

  test('of a category can be its own only', () => {
    expect(shown(inCategory('interventions'), false)).toEqual(['s2']);
  });

  test('are all, or those without a category', () => {
    expect(shown({ kind: 'all' })).toEqual(['s1', 's3', 's2', 's4'].sort());
    expect(shown({ kind: 'uncategorised' })).toEqual(['s4']);
  });

  test('during a search are those that match, without empty groups', () => {
    expect(shown(inCategory('interventions'), true, studies, ['s3', 's4'])).toEqual([
      'reminders (1)',
      's3',
      'feedback (1)',
      's3',
    ]);
  });

  test('of a category can go by how sure its engine is of each, those it doubts first', () => {
    const crowded = tree`
      Reminders [s1 s2 s3 s4]
        Email [s2 s3]
    `;
    const known = {
      's2 reminders': sure(0.7),
      's3 reminders': sure(0.2),
      's4 reminders': { ...sure(0.9), questioned: true },
      's3 email': sure(0.4),
    };
    const { value: placed, evidence } = sourceOf(crowded, null, known);
    const source = { studies, counts: countsOf(placed, studies), matches: null, filter: null };
    const ordered = studyLines(
      { ...source, value: placed, evidence },
      inCategory('reminders'),
      true,
    );
    expect(ordered.map(({ key }) => key)).toEqual([
      'reminders s4',
      'reminders s3',
      'reminders s2',
      'reminders s1',
      'group email',
      'email s3',
      'email s2',
    ]);
  });

  test('leave out what was withdrawn from the topic, in the counts as well', () => {
    const present = new Map([...studies].filter(([id]) => id !== 's1'));
    expect(shown(inCategory('reminders'), true, present)).toEqual(['s3']);
    const counts = countsOf(value, present);
    expect(counts.direct.get('reminders')).toBe(1);
    expect(counts.effective.get('interventions')?.size).toBe(2);
    expect(counts.places.has('s1')).toBe(false);
  });

  test('have one line for each category a study is shown in', () => {
    const all = lines(inCategory('interventions'));
    const keys = new Set(
      all.flatMap((line) => (line.kind === 'study' && line.study.id === 's1' ? [line.key] : [])),
    );
    expect(placementsOf(all, keys)).toEqual([
      { studyId: 's1', from: 'reminders' },
      { studyId: 's1', from: 'email' },
    ]);
  });
});

describe('A line about a study', () => {
  test.each([
    [[], ''],
    [['Nagtegaal, Rosanna'], 'Nagtegaal'],
    [['Nagtegaal, Rosanna', 'Tummers, Lars'], 'Nagtegaal and Tummers'],
    [['Nagtegaal, R.', 'Tummers, L.', 'Noordegraaf, M.'], 'Nagtegaal et al.'],
    [['World Health Organization'], 'World Health Organization'],
  ])('names the authors %j as %j', (authors, words) => {
    expect(shortAuthors(authors)).toBe(words);
  });
});
