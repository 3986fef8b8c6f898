import { describe, expect, it } from 'vitest';

import { confidenceWords, originWords } from '@/components/why/why-words';

describe('why something is in a tree, in words', () => {
  it('counts the answers that agree', () => {
    const of = (value: number, samples: number | null) =>
      confidenceWords({ value, source: 'samples' }, samples, 'Alerts');
    expect(of(0.75, 4)).toBe('3 of 4 answers agree.');
    expect(of(0, 1)).toBe('The check disagrees.');
    expect(of(2 / 3, null)).toBe('67 % of the answers agree.');
  });

  it('calls a vote by wording what it is', () => {
    const of = (value: number) => confidenceWords({ value, source: 'tf-idf' }, 1, 'Alerts');
    expect(of(0.7)).toBe('By wording: clearly nearer to ‘Alerts’ than to other categories.');
    expect(of(0.52)).toBe('By wording: nearer to ‘Alerts’ than to other categories.');
    expect(of(0.5)).toBe('By wording: as near to another category as to ‘Alerts’.');
    expect(of(0.4)).toBe('By wording: nearer to another category than to ‘Alerts’.');
  });

  it('says whose doing it was', () => {
    expect(originWords('EXPERT', 'study')).toBe('A person put it here.');
    expect(originWords(null, 'category')).toContain('No model proposed it');
  });
});
