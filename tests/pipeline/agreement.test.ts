import { describe, expect, it } from 'vitest';

import { adjustedRandIndex } from '../bench/local-engine';
import { smallSets } from './gold-sets';
import { generateFrom, leafOfEach, siblingGroups, studiesBelow } from './running';

describe('the adjusted Rand index', () => {
  it('is 1 for the same clusters under other names, and 0 for one big cluster', () => {
    expect(adjustedRandIndex(['a', 'a', 'b', 'b'], [2, 2, 1, 1])).toBe(1);
    expect(adjustedRandIndex(['a', 'a', 'b', 'b'], [1, 1, 1, 1])).toBe(0);
  });

  it('is below 0 for clusters that agree less than by chance', () => {
    expect(adjustedRandIndex(['a', 'a', 'b', 'b'], [1, 2, 1, 2])).toBeCloseTo(-0.5);
  });
});

describe('on paper sets that experts have sorted', () => {
  const sets = smallSets().filter((_, i) => i % 3 === 0);
  const generated = Promise.all(sets.map(async ({ studies }) => generateFrom(studies)));

  it('the leaves agree with the experts, by an adjusted Rand index of 0.20 and more', async () => {
    const trees = await generated;
    const agreements = sets.map(({ labels }, i) => {
      const tree = trees[i];
      return tree ? adjustedRandIndex(labels, leafOfEach(tree, labels.length)) : 0;
    });
    const sum = agreements.reduce((total, agreement) => total + agreement, 0);
    expect(sum / sets.length).toBeGreaterThanOrEqual(0.2);
  }, 60_000);

  it('no root category holds more than half of the studies', async () => {
    for (const [i, tree] of (await generated).entries()) {
      for (const root of tree.rootCategories) {
        expect(studiesBelow(root).size).toBeLessThanOrEqual((sets[i]?.studies.length ?? 0) / 2);
      }
    }
  });

  it('no two siblings end in the same word', async () => {
    for (const tree of await generated) {
      for (const siblings of siblingGroups(tree)) {
        const ends = siblings.map(({ name }) => name.toLowerCase().split(' ').pop());
        expect(ends).toEqual([...new Set(ends)]);
      }
    }
  });
});
