import { expect, it } from 'vitest';
import { invert } from '@/lib/tree/operation';
import { outline, tree } from '../../support/tree-dsl';
import { applied, refusalOf } from '../laws';

const value = tree`
  Interventions [s1]
    Reminders [s1]
    Alerts [s2]
`;

const unassign = (studyId: string, categoryId: string) =>
  ({ type: 'unassign-study', studyId, categoryId }) as const;

it('takes away the direct assignment only', () => {
  expect(outline(applied(value, unassign('s1', 'interventions')))).toBe(
    outline(tree`
      Interventions
        Reminders [s1]
        Alerts [s2]
    `),
  );
});

it('leaves a study that is nowhere else uncategorised', () => {
  expect(outline(applied(value, unassign('s2', 'alerts')))).toMatch(/- s2$/);
});

it('is undone with where the assignment came from', () => {
  expect(invert(value, unassign('s2', 'alerts'))).toEqual([
    {
      type: 'assign-study',
      studyId: 's2',
      categoryId: 'alerts',
      provenance: { origin: 'MODEL', evidenceId: null },
    },
  ]);
});

it('is refused when the study is only further below', () => {
  expect(refusalOf(value, unassign('s2', 'interventions'))).toEqual({
    code: 'changes-nothing',
    message: "The study is not in 'Interventions' itself.",
  });
});
