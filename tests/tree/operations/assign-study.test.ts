import { expect, it } from 'vitest';
import { describe as inWords } from '@/lib/tree/operation';
import { tree } from '../../support/tree-dsl';
import { applied, refusalOf } from '../laws';

const value = tree`
  Interventions
    Reminders [s1]
  - s2
`;

const assign = (studyId: string, categoryId: string) =>
  ({ type: 'assign-study', studyId, categoryId }) as const;

it('says that an expert placed the study unless it brings back where it came from', () => {
  expect(applied(value, assign('s2', 'reminders')).assignments.reminders).toEqual({
    s1: { origin: 'MODEL', evidenceId: null },
    s2: { origin: 'EXPERT', evidenceId: null },
  });
  const provenance = { origin: 'CORRECTOR', evidenceId: 'call-7' } as const;
  const restored = applied(value, { ...assign('s2', 'reminders'), provenance });
  expect(restored.assignments.reminders?.s2).toEqual(provenance);
});

it('lets a study be in a parent and its child at once', () => {
  expect(applied(value, assign('s1', 'interventions')).assignments.interventions).toHaveProperty(
    's1',
  );
});

it('is refused when the study is there already, or unknown', () => {
  expect(refusalOf(value, assign('s1', 'reminders'))).toEqual({
    code: 'changes-nothing',
    message: "The study is in 'Reminders' already.",
  });
  expect(refusalOf(value, assign('s9', 'reminders')).code).toBe('unknown-study');
  expect(refusalOf(value, assign('constructor', 'reminders')).code).toBe('unknown-study');
  expect(refusalOf(value, assign('s1', 'gone')).code).toBe('unknown-category');
});

it('names the study by its title', () => {
  expect(inWords(value, assign('s2', 'reminders'), () => 'A trial of nudges')).toBe(
    "put 'A trial of nudges' in 'Reminders'",
  );
});
