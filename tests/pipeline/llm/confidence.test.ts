import { describe, expect, it } from 'vitest';

import { WordingVote } from '@/lib/pipeline/llm/assemble/confidence';
import { draft } from './studies';

/** Studies 0 and 1 are of one wording, 2 and 3 of another, 4 is half of each; 5 has no text. */
const east = { dims: [0], weights: [1] };
const north = { dims: [1], weights: [1] };
const between = { dims: [0, 1], weights: [Math.SQRT1_2, Math.SQRT1_2] };
const none = { dims: [], weights: [] };
const vectors = [east, east, north, north, between, none];
const space = { size: 2, terms: ['east', 'north'], vectors };
const indexOf = new Map(vectors.map((_, number) => [number, number]));

function margins(groups: readonly number[][]): (number | null)[][] {
  const vote = new WordingVote(
    groups.map((group, i) => draft(`G${i}`, group)),
    space,
    indexOf,
  );
  return groups.map((group) => {
    const own = vote.among(new Set(group));
    return group.map((number) => vote.margin(number, own));
  });
}

describe('the margin by wording', () => {
  it('is high where a study is like the others of its category, low where it is like those of another', () => {
    expect(
      margins([
        [0, 1],
        [2, 3],
      ]),
    ).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(
      margins([
        [0, 2],
        [1, 3],
      ])[0],
    ).toEqual([0.146, 0.146]);
  });

  it('is a tie for a study between two categories', () => {
    expect(
      margins([
        [0, 1, 4],
        [2, 3],
      ])[0]?.[2],
    ).toBe(0.5);
  });

  it('is unknown for a study alone, without text, or with no other category to be in', () => {
    expect(margins([[0], [2, 3]])[0]).toEqual([null]);
    expect(
      margins([
        [0, 5],
        [2, 3],
      ])[0]?.[1],
    ).toBeNull();
    expect(margins([[0, 1]])[0]).toEqual([null, null]);
  });
});
