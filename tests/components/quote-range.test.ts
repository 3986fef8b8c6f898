import { describe, expect, it } from 'vitest';

import { quoteRange } from '@/components/study-list/quote-range';

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
