import { describe, expect, test } from 'vitest';

import { changeGroups, changeInWords, markOf } from '@/components/tree-editor/change-words';
import { changesBetween } from '@/lib/tree/changes';

import { tree } from '../../support/tree-dsl';

const before = tree`
  Interventions
    Reminders [s1 s2]
    Alerts [s3]
  Barriers [s4]
`;
const moved = tree`
  Interventions
    Reminders [s1]
    Letters [s2]
  Barriers [s4]
    Alerts [s3 s1]
`;
const after = {
  ...moved,
  categories: {
    ...moved.categories,
    alerts: { ...moved.categories.alerts, name: 'Pop-ups' },
  },
} as typeof moved;
const changes = changesBetween(before, after);

function change(id: string) {
  const found = changes.changed.get(id);
  if (!found) throw new Error(`${id} has not changed`);
  return found;
}

describe('What has changed', () => {
  test('is listed by what was done, each with where and how', () => {
    const groups = changeGroups(changes, before, after).map(({ title, lines }) => [
      title,
      ...lines.map(({ change: { category }, detail }) => `${category.name}: ${detail}`),
    ]);
    expect(groups).toEqual([
      ['Added', 'Letters: in ‘Interventions’'],
      ['Renamed', 'Pop-ups: was ‘Alerts’'],
      ['Moved', 'Pop-ups: from ‘Interventions’ to ‘Barriers’'],
      ['Studies reassigned', 'Reminders: 1 study fewer', 'Pop-ups: 1 study more'],
    ]);
  });

  test('is a word or two in a row, and all of it for those who ask', () => {
    expect(markOf(change('letters'))).toBe('new');
    expect(markOf(change('alerts'))).toBe('moved +1');
    expect(markOf(change('reminders'))).toBe('−1');
    expect(changeInWords(change('alerts'), before, after)).toBe(
      'Renamed from ‘Alerts’. Moved from ‘Interventions’ to ‘Barriers’. 1 study more.',
    );
  });
});
