import { describe, expect, it } from 'vitest';

import { krippendorffAlpha } from '@/lib/agreement/alpha';
import { hierarchicalScores } from '@/lib/agreement/hierarchical';
import { cohenKappa } from '@/lib/agreement/kappa';
import { masiDistance } from '@/lib/agreement/masi';
import { nominal, type Unit } from '@/lib/agreement/units';

/** Units from a row of answers for each annotator; '.' is a missing one. */
function unitsOf(...annotators: readonly string[]): Unit<string>[] {
  const rows = annotators.map((row) => row.trim().split(/\s+/));
  return (rows[0] ?? []).map((_, item) =>
    rows.map((row) => (row[item] === '.' ? null : (row[item] ?? null))),
  );
}

/** Units of two annotators from how often they gave each pair of answers. */
function unitsOfTable(table: readonly (readonly number[])[]): Unit<number>[] {
  return table.flatMap((row, a) => row.flatMap((count, b) => Array(count).fill([a, b])));
}

describe('Cohen’s kappa', () => {
  it('is .492 for the diagnoses of Cohen (1968), table 1', () => {
    const diagnoses = [
      [88, 10, 2],
      [14, 40, 6],
      [18, 10, 12],
    ];
    expect(cohenKappa(unitsOfTable(diagnoses))?.toFixed(3)).toBe('0.492');
  });

  it('is 0.348 for the dialogue acts of Artstein & Poesio (2008), table 1', () => {
    const acts = [
      [20, 20],
      [10, 50],
    ];
    expect(cohenKappa(unitsOfTable(acts))?.toFixed(3)).toBe('0.348');
  });

  it('is not defined without items, or where both always say the same', () => {
    expect(cohenKappa([])).toBeNull();
    expect(cohenKappa(unitsOf('a a', 'a a'))).toBeNull();
    expect(cohenKappa(unitsOf('a .', '. b'))).toBeNull();
  });
});

describe('Krippendorff’s alpha, in "Computing Krippendorff’s Alpha-Reliability" (2011)', () => {
  it('is 0.095 in example A: two observers, two values', () => {
    const units = unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0');
    expect(krippendorffAlpha(units)?.toFixed(3)).toBe('0.095');
  });

  it('is 0.692 in example B: two observers, five values', () => {
    const units = unitsOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d');
    expect(krippendorffAlpha(units)?.toFixed(3)).toBe('0.692');
  });

  it('is 0.743 in example C: four observers, answers missing', () => {
    const units = unitsOf(
      '1 2 3 3 2 1 4 1 2 . . .',
      '1 2 3 3 2 2 4 1 2 5 . 3',
      '. 3 3 3 2 3 4 2 2 5 1 .',
      '1 2 3 3 2 4 4 1 2 5 1 .',
    );
    expect(krippendorffAlpha(units)?.toFixed(3)).toBe('0.743');
  });

  it('is the same for sets of one with the MASI distance', () => {
    const units = unitsOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d');
    const sets = units.map((unit) => unit.map((answer) => new Set([answer])));
    expect(krippendorffAlpha(sets, masiDistance)?.toFixed(3)).toBe('0.692');
  });

  it('is 0.186 for the sets of DKPro Agreement’s example (Meyer et al., 2014), by its distance', () => {
    // 0 for equal sets, 1/3 when one contains the other, 2/3 when they overlap, else 1 (Passonneau, 2004).
    const partial = (a: ReadonlySet<string>, b: ReadonlySet<string>) => {
      const common = a.intersection(b).size;
      if (common === a.size && common === b.size) return 0;
      if (common === a.size || common === b.size) return 1 / 3;
      return common > 0 ? 2 / 3 : 1;
    };
    const answers = [' : ', 'a: ', 'a:a', 'a:b', 'ab:a', 'ab:ac', 'abc:abc', 'c:ac', 'c:ac'];
    const units = answers.map((pair) => pair.split(':').map((each) => new Set(each.trim())));
    expect(krippendorffAlpha(units, partial)?.toFixed(3)).toBe('0.186');
  });

  it('is -0.333 for the four dresses of NLTK’s tests, whatever else only one has answered', () => {
    const units = unitsOf('yes yes .', 'no no .', 'no . no');
    expect(krippendorffAlpha(units)?.toFixed(7)).toBe('-0.3333333');
  });

  it('is 1 when all agree, and not defined where there is nothing to agree about', () => {
    expect(krippendorffAlpha(unitsOf('a b', 'a b'))).toBe(1);
    expect(krippendorffAlpha(unitsOf('a a', 'a a'))).toBeNull();
    expect(krippendorffAlpha(unitsOf('a b', '. .'))).toBeNull();
  });
});

describe('the MASI distance of Passonneau (2006)', () => {
  const set = (text: string) => new Set(text);

  it('is the 0.665 of NLTK’s documentation, but for the 0.67 that stands there for 2/3', () => {
    const distance = masiDistance(set('ab'), set('abcd'));
    const [jaccard, weight] = [2 / 4, 0.67];
    expect((1 - jaccard * weight).toFixed(3)).toBe('0.665');
    expect(distance + jaccard * (2 / 3 - weight)).toBeCloseTo(0.665, 12);
    expect(distance.toFixed(2)).toBe('0.67');
  });

  it('weighs the Jaccard coefficient by how the sets overlap', () => {
    expect(masiDistance(set('ab'), set('ab'))).toBe(0);
    expect(masiDistance(set('ab'), set('abcd'))).toBeCloseTo(1 - (2 / 4) * (2 / 3), 12);
    expect(masiDistance(set('abc'), set('bcd'))).toBeCloseTo(1 - (2 / 4) * (1 / 3), 12);
    expect(masiDistance(set('ab'), set('cd'))).toBe(1);
    expect(masiDistance(set(''), set(''))).toBe(0);
    expect(masiDistance(set(''), set('a'))).toBe(1);
  });

  it('gives alpha partial credit where names would get none', () => {
    const units = [
      [set('a'), set('a')],
      [set('b'), set('bc')],
    ];
    const strict = units.map((unit) => unit.map((each) => [...each].join()));
    // D_o = (0 + 2 d)/4 with d = 1 - 1/2 2/3; D_e = 2 (2 + 2 + d)/12.
    const d = 2 / 3;
    const expected = 1 - d / 2 / ((4 + d) / 6);
    expect(krippendorffAlpha(units, masiDistance)).toBeCloseTo(expected, 12);
    expect(krippendorffAlpha(strict, nominal)).toBeLessThan(expected);
  });
});

describe('hierarchical scores', () => {
  it('are hP = 1/2 and hR = 1/4 in the example of Kiritchenko et al. (2006)', () => {
    // Predicted F, with C above it; in fact G, with B, C and E above it.
    const scores = hierarchicalScores([
      { predicted: new Set(['C', 'F']), actual: new Set(['B', 'C', 'E', 'G']) },
    ]);
    expect(scores.precision).toBe(1 / 2);
    expect(scores.recall).toBe(1 / 4);
    expect(scores.f1).toBeCloseTo(1 / 3, 12);
  });

  it('sum over items before they divide, and are not defined without categories', () => {
    const one = { predicted: new Set(['a']), actual: new Set(['a', 'b', 'c']) };
    const other = { predicted: new Set(['a', 'b']), actual: new Set(['c']) };
    expect(hierarchicalScores([one, other])).toMatchObject({ precision: 1 / 3, recall: 1 / 4 });
    const nothing = { precision: null, recall: null, f1: null };
    expect(hierarchicalScores([])).toEqual(nothing);
  });
});
