import { expect, it } from 'vitest';
import { invert, type Operation } from '@/lib/tree/operation';
import { tree } from '../../support/tree-dsl';
import { applied, refusalOf, treeAfter } from '../laws';

const value = tree`
  Interventions
    Reminders [s1]
    Alerts
`;

const judgements: Operation[] = [
  { type: 'judge-link', parentId: 'interventions', childId: 'alerts', verdict: 'unsure' },
  { type: 'judge-siblings', parentId: 'interventions', verdict: 'incoherent', misfits: ['alerts'] },
  { type: 'judge-assignment', studyId: 's1', categoryId: 'alerts', verdict: 'belongs' },
];

const subjects = [
  { kind: 'link', childId: 'alerts' },
  { kind: 'siblings', parentId: 'interventions' },
  { kind: 'pair', studyId: 's1', categoryId: 'alerts' },
] as const;

it('takes one judgement back and leaves the others', () => {
  const judged = treeAfter(value, judgements);
  const counts = subjects.map((subject) => {
    const { review } = applied(judged, { type: 'clear-judgement', subject });
    return Object.values(review).map((part) => Object.keys(part).length);
  });
  expect(counts).toEqual([
    [0, 1, 1],
    [1, 0, 1],
    [1, 1, 0],
  ]);
});

it('is the inverse of a first judgement', () => {
  const inverses = judgements.map((operation) => invert(value, operation));
  expect(inverses).toEqual(subjects.map((subject) => [{ type: 'clear-judgement', subject }]));
});

it('is refused when there is no judgement', () => {
  for (const subject of subjects)
    expect(refusalOf(value, { type: 'clear-judgement', subject }).code).toBe('changes-nothing');
});
