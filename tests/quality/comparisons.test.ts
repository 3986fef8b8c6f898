import { describe, expect, it } from 'vitest';

import { anchoringOf, median } from '@/lib/quality/anchoring';
import { Frequencies } from '@/lib/quality/frequencies';
import { paceOf } from '@/lib/quality/pace';

const decided = (
  exposure: 'shown' | 'hidden',
  accepted: boolean,
  seconds: number | null = null,
) => ({
  exposure,
  accepted,
  seconds,
});

describe('anchoring', () => {
  it('is the difference between what is accepted seen and blind', () => {
    const { shown, hidden, difference } = anchoringOf([
      decided('shown', true, 2),
      decided('shown', true, 8),
      decided('shown', true, 4),
      decided('shown', false),
      decided('hidden', true, 9),
      decided('hidden', false),
    ]);
    expect(shown).toMatchObject({ accepted: { value: 3 / 4, items: 4 }, medianSeconds: 4 });
    expect(hidden).toMatchObject({ accepted: { value: 1 / 2, items: 2 }, medianSeconds: 9 });
    expect(difference).toMatchObject({ value: 1 / 4, items: 6 });
    expect(difference.low).toBeLessThanOrEqual(1 / 4);
    expect(difference.high).toBeGreaterThanOrEqual(1 / 4);
  });

  it('has the same interval every time', () => {
    const decisions = Array.from({ length: 40 }, (_, index) =>
      decided(index % 2 ? 'shown' : 'hidden', index % 3 > 0),
    );
    expect(anchoringOf(decisions)).toEqual(anchoringOf(decisions));
  });

  it('cannot be told when nobody decided blind', () => {
    const { hidden, difference } = anchoringOf([decided('shown', true)]);
    expect(hidden).toMatchObject({ accepted: { value: null, items: 0 }, medianSeconds: null });
    expect(difference).toMatchObject({ value: null, low: null, high: null });
  });

  it('takes the mean of the middle two of an even number', () => {
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
    expect(median([])).toBeNull();
  });
});

describe('the pace', () => {
  it('compares seconds a study, correcting and from scratch', () => {
    const { correcting, fromScratch, ratio } = paceOf([
      { fromScratch: false, seconds: 200, studies: 20 },
      { fromScratch: false, seconds: 400, studies: 20 },
      { fromScratch: true, seconds: 900, studies: 20 },
    ]);
    expect(correcting).toMatchObject({ value: 15, items: 2 });
    expect(fromScratch).toMatchObject({ value: 45, items: 1 });
    expect(ratio).toBe(3);
  });

  it('has no ratio without both, and leaves out a correction without studies', () => {
    expect(paceOf([{ fromScratch: false, seconds: 5, studies: 1 }]).ratio).toBeNull();
    expect(paceOf([{ fromScratch: true, seconds: 5, studies: 0 }]).fromScratch.items).toBe(0);
  });
});

describe('what occurs most often', () => {
  it('comes first, things alike counted together', () => {
    const names = new Frequencies(({ name }: { name: string }) => name.toLowerCase());
    for (const name of ['Alerts', 'Barriers', 'alerts', 'Posters']) names.add({ name });
    expect(names.size).toBe(3);
    expect(names.most(2)).toEqual([
      { name: 'Alerts', times: 2 },
      { name: 'Barriers', times: 1 },
    ]);
  });
});
