import { describe, expect, it } from 'vitest';

import { quoteRange } from '@/components/why/quote-range';
import { confidenceWords, originWords } from '@/components/why/why-words';

describe('a quote in a text', () => {
  const found = (text: string, quote: string) => {
    const range = quoteRange(text, quote);
    return range && text.slice(range.start, range.end);
  };

  it('is found across line breaks, spaces and case', () => {
    const text = 'Results: hand\n  hygiene  Improved by 9 %.';
    expect(found(text, 'Hand hygiene improved')).toBe('hand\n  hygiene  Improved');
    expect(found(text, ' results: ')).toBe('Results:');
    expect(found(text, 'by 9 %.')).toBe('by 9 %.');
  });

  it('keeps its place behind letters that grow in lower case', () => {
    expect(found('İİ then hygiene', 'HYGIENE')).toBe('hygiene');
  });

  it('is not found when it is not there, or blank', () => {
    expect(found('Hand hygiene', 'foot hygiene')).toBeNull();
    expect(found('Hand hygiene', '  ')).toBeNull();
  });
});

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
