import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply } from '@/lib/tree/operation';
import {
  depthFirst,
  effectiveStudies,
  isDescendant,
  namesakes,
  pathOf,
  placesOf,
  placesWithin,
  uncategorised,
} from '@/lib/tree/queries';
import { treeFromRows } from '@/lib/tree/rows';
import { assignmentsOf, childrenOf, emptyTree, pairKey, pairOf } from '@/lib/tree/value';
import { draws, operationFor, trees } from '../support/tree-arbitraries';
import { tree } from '../support/tree-dsl';

const value = tree`
  Interventions [s1]
    Reminders [s2 s1]
      On screen [s3]
    Alerts
  Barriers [s3]
  - s4
`;

describe('a walk', () => {
  it('goes by every category, parents first and siblings in order', () => {
    const visits = depthFirst(value).map(({ category, depth, index, path }) => [
      category.name,
      depth,
      index,
      path.join('/'),
    ]);
    expect(visits).toEqual([
      ['Interventions', 0, 0, 'interventions'],
      ['Reminders', 1, 0, 'interventions/reminders'],
      ['On screen', 2, 0, 'interventions/reminders/on-screen'],
      ['Alerts', 1, 1, 'interventions/alerts'],
      ['Barriers', 0, 1, 'barriers'],
    ]);
  });

  it('does not mind a tree of ten thousand levels', () => {
    const categories = Array.from({ length: 10_000 }, (_, depth) => ({
      id: `c${depth}`,
      parentId: depth === 0 ? null : `c${depth - 1}`,
      index: 0,
      name: `Level ${depth}`,
      scopeNote: '',
    }));
    const assignments = [
      { categoryId: 'c9999', studyId: 's1', origin: 'MODEL' as const, evidenceId: null },
    ];
    const deep = treeFromRows({ studyIds: ['s1'], categories, assignments });
    expect(depthFirst(deep).at(-1)?.path).toHaveLength(10_000);
    expect(effectiveStudies(deep).get('c0')).toEqual(new Set(['s1']));
    expect(pathOf(deep, 'c9999')).toHaveLength(10_000);
    expect(isDescendant(deep, 'c9999', 'c0')).toBe(true);
  });
});

describe('the studies of a category', () => {
  it('include those of everything below it', () => {
    const studies = effectiveStudies(value);
    const sorted = (id: string) => [...(studies.get(id) ?? [])].sort().join(' ');
    expect(['interventions', 'reminders', 'on-screen', 'alerts', 'barriers'].map(sorted)).toEqual([
      's1 s2 s3',
      's1 s2 s3',
      's3',
      '',
      's3',
    ]);
  });

  it('contain its children in any tree', () => {
    fc.assert(
      fc.property(trees, (generated) => {
        const studies = effectiveStudies(generated);
        const has = (id: string, study: string) => studies.get(id)?.has(study) ?? false;
        for (const { category } of depthFirst(generated)) {
          const own = Object.keys(assignmentsOf(generated, category.id));
          const below = childrenOf(generated, category.id).flatMap((id) => [
            ...(studies.get(id) ?? []),
          ]);
          expect([...own, ...below].every((study) => has(category.id, study))).toBe(true);
          expect(studies.get(category.id)?.size).toBe(new Set([...own, ...below]).size);
        }
      }),
    );
  });

  it('are the same when they are worked out from those of an earlier tree', () => {
    fc.assert(
      fc.property(trees, fc.array(draws(), { minLength: 1, maxLength: 4 }), (before, drawn) => {
        let earlier = { value: before, studies: effectiveStudies(before) };
        for (const draw of drawn) {
          const outcome = apply(earlier.value, operationFor(earlier.value, draw));
          if (!outcome.ok) continue;
          const studies = effectiveStudies(outcome.value, earlier);
          expect(studies).toEqual(effectiveStudies(outcome.value));
          earlier = { value: outcome.value, studies };
        }
      }),
    );
  });

  it('that a gesture has left alone are the very sets of before', () => {
    const studies = effectiveStudies(value);
    const outcome = apply(value, { type: 'assign-study', studyId: 's4', categoryId: 'barriers' });
    if (!outcome.ok) throw new Error(outcome.refusal.message);
    const after = effectiveStudies(outcome.value, { value, studies });
    expect(after.get('interventions')).toBe(studies.get('interventions'));
    expect(after.get('barriers')).toEqual(new Set(['s3', 's4']));
  });

  it('are those that have a place within it', () => {
    fc.assert(
      fc.property(trees, (generated) => {
        const effective = effectiveStudies(generated);
        for (const id of Object.keys(generated.categories))
          for (const studyId of generated.studyIds) {
            const within = placesOf(generated, studyId).filter(
              (place) => place === id || isDescendant(generated, place, id),
            );
            expect(placesWithin(generated, studyId, id)).toEqual(within);
            expect(within.length > 0).toBe(effective.get(id)?.has(studyId));
          }
      }),
    );
  });

  it('and the uncategorised make up all studies', () => {
    expect(uncategorised(value)).toEqual(['s4']);
    fc.assert(
      fc.property(trees, (generated) => {
        const placed = generated.studyIds.filter((id) => placesOf(generated, id).length > 0);
        expect([...placed, ...uncategorised(generated)].sort()).toEqual(
          [...generated.studyIds].sort(),
        );
      }),
    );
  });
});

it('A study has its places depth first', () => {
  expect(placesOf(value, 's3')).toEqual(['on-screen', 'barriers']);
  expect(placesOf(value, 's4')).toEqual([]);
  expect(placesOf(value, 'constructor')).toEqual([]);
});

it('A path leads from the root category down', () => {
  expect(pathOf(value, 'on-screen').map(({ name }) => name)).toEqual([
    'Interventions',
    'Reminders',
    'On screen',
  ]);
  expect(() => pathOf(value, 'gone')).toThrow('gone');
});

it('A category is below its ancestors, and not below itself', () => {
  expect(isDescendant(value, 'on-screen', 'interventions')).toBe(true);
  expect(isDescendant(value, 'interventions', 'on-screen')).toBe(false);
  expect(isDescendant(value, 'on-screen', 'on-screen')).toBe(false);
  expect(isDescendant(value, 'barriers', 'interventions')).toBe(false);
});

it('Siblings of one name are found, case and spacing aside, cousins are not', () => {
  const rows = ['Audit  and feedback', 'Training', 'audit and Feedback'].map((name, index) => ({
    id: `c${index}`,
    parentId: null,
    index,
    name,
    scopeNote: '',
  }));
  const cousin = { id: 'c3', parentId: 'c0', index: 0, name: 'Training', scopeNote: '' };
  const doubled = treeFromRows({ studyIds: [], categories: [...rows, cousin], assignments: [] });
  expect(namesakes(doubled, null)).toEqual(new Set(['c0', 'c2']));
  expect(namesakes(doubled, 'c0')).toEqual(new Set());
  expect(namesakes(value, null)).toEqual(new Set());
});

it('An empty tree leaves every study uncategorised', () => {
  const bare = emptyTree(['s1', 's2']);
  expect(depthFirst(bare)).toEqual([]);
  expect(uncategorised(bare)).toEqual(['s1', 's2']);
});

it('The key of a pair can be read back, colons in the study id included', () => {
  expect(pairOf(pairKey('pmid:12', 'reminders'))).toEqual({
    studyId: 'pmid:12',
    categoryId: 'reminders',
  });
});
