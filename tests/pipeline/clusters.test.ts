import fc from 'fast-check';
import { agnes } from 'ml-hclust';
import { describe, expect, it } from 'vitest';

import { groupLeaves } from '@/lib/pipeline/local/clusters/grouping';
import { cluster, type Distances } from '@/lib/pipeline/local/clusters/linkage';
import { vectorSpace } from '@/lib/pipeline/local/clusters/vectors';
import { Pace } from '@/lib/pipeline/local/pace';
import { readPaperSet } from '@/lib/pipeline/local/paper-set';
import type { Reading } from '@/lib/pipeline/local/text/corpus';

import { titled } from './running';

const pace = () => new Pace(new AbortController().signal);

function matrix(n: number, distance: (i: number, j: number) => number): number[][] {
  const at = (i: number, j: number) => (i === j ? 0 : distance(Math.min(i, j), Math.max(i, j)));
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => at(i, j)));
}

function toDistances(rows: readonly number[][]): Distances {
  return { values: Float32Array.from(rows.flat()), sizes: rows.map(() => 1) };
}

/** Distances without ties, in their averages neither (odd powers): there is one right answer. */
const distinctDistances = fc.integer({ min: 2, max: 14 }).chain((n) => {
  const all = Array.from({ length: (n * (n - 1)) / 2 }, (_, i) => i + 1);
  return fc.shuffledSubarray(all, { minLength: all.length }).map((order) => {
    let next = 0;
    const rows = matrix(n, () => 0);
    for (let i = 0; i < n; i++) {
      for (let j = i + 1; j < n; j++) {
        const value = (0.1 + (order[next++] ?? 1)) ** 0.37 / all.length;
        for (const [a, b] of [[i, j] as const, [j, i] as const]) {
          const row = rows[a];
          if (row) row[b] = value;
        }
      }
    }
    return rows;
  });
});

const asSet = (groups: readonly (readonly number[])[]) =>
  groups.map((group) => group.toSorted((a, b) => a - b).join(',')).sort();

describe('clustering by average linkage', () => {
  it('finds the clusters that an independent implementation finds', async () => {
    await fc.assert(
      fc.asyncProperty(distinctDistances, fc.nat(13), async (rows, wanted) => {
        const count = 1 + (wanted % rows.length);
        const found = await cluster(toDistances(rows), 'average', count, 10, pace());
        const dendrogram = agnes(rows, { method: 'average', isDistanceMatrix: true });
        const groups = count === 1 ? [dendrogram] : dendrogram.group(count).children;
        const expected = groups.map((group) => (group.isLeaf ? [group.index] : group.indices()));
        expect(asSet(found)).toEqual(asSet(expected));
      }),
    );
  });

  it('joins nothing that is further apart than allowed', async () => {
    const rows = matrix(4, (i, j) => (i === 0 && j === 1 ? 0.2 : 0.9));
    expect(await cluster(toDistances(rows), 'average', 1, 0.5, pace())).toEqual([[0, 1], [2], [3]]);
  });

  it('breaks ties the same way each time', async () => {
    const rows = matrix(9, () => 0.5);
    const runs = [1, 2].map(() => cluster(toDistances(rows), 'average', 4, 10, pace()));
    const [first, second] = await Promise.all(runs);
    expect(first).toEqual(second);
    expect(first).toHaveLength(4);
  });
});

describe('grouping leaves under a phrase', () => {
  const titles = [
    'Reminders in wards by mail',
    'Reminders at school by mail',
    'Reminders and letters',
    'Reminders on paper',
    'Audits of soap',
    'Audits of gloves',
    'Mail for schools',
    'Mail and letters for wards',
    'Masks and goggles',
    'Goggles and masks',
  ];
  const leaves = [0, 2, 4, 6].map((first) => [first, first + 1]);
  const groupsOf = async (maxStudies: number, strict: boolean) => {
    const papers = await readPaperSet(titled(...titles), pace(), () => {});
    const task = { leaves, count: 2, maxStudies, taken: [], strict };
    const groups = await groupLeaves(papers.candidates, task, papers.space, pace());
    return groups.map(({ seed, leaves: own }) => [seed?.key ?? null, own.flat()]);
  };

  it('brings those together whose studies mention it, and what resembles them', async () => {
    expect(await groupsOf(8, false)).toEqual([
      ['mail', [0, 1, 2, 3, 6, 7]],
      ['audit', [4, 5]],
    ]);
  });

  it('stops at the most studies that a group may hold', async () => {
    expect(await groupsOf(4, false)).toEqual([
      ['mail', [0, 1, 6, 7]],
      ['audit', [2, 3, 4, 5]],
    ]);
  });

  it('leaves those by themselves that do not mention it, when asked to', async () => {
    expect(await groupsOf(8, true)).toEqual([
      ['mail', [0, 1, 6, 7]],
      [null, [2, 3]],
      ['audit', [4, 5]],
    ]);
  });
});

describe('the vector space', () => {
  const reading = (number: number, ...terms: string[]): Reading => ({
    number,
    terms: new Map(terms.map((term) => [term, 1])),
    phrases: new Map(),
  });

  it('leaves out what one study or most studies mention', async () => {
    const readings = Array.from({ length: 10 }, (_, i) =>
      reading(i, 'nurs', i < 4 ? 'hand' : 'test', `only${i}`),
    );
    const { vectors, terms } = await vectorSpace(readings, pace());
    const used = (i: number) => (vectors[i]?.dims ?? []).map((dim) => terms[dim]);
    expect(used(0)).toEqual(['hand']);
  });

  it('gives identical studies the same vector and a study without text none', async () => {
    const same = Array.from({ length: 9 }, (_, i) => reading(i, 'hand', 'hygien'));
    const { vectors } = await vectorSpace([...same, reading(9)], pace());
    expect(vectors[0]).toEqual(vectors[8]);
    expect(vectors[0]?.dims).toHaveLength(2);
    expect(vectors[9]?.dims).toEqual([]);
  });
});
