import { describe, expect, it } from 'vitest';

import { cellKind, yesShare } from '@/components/agreement/figure';
import {
  figureWords,
  intervalWords,
  shareIntervalWords,
  shareWords,
} from '@/components/figure-table/figure-words';

describe('figures in words', () => {
  it('have two digits, and a dash where there is no figure', () => {
    expect(figureWords(0.8149)).toBe('0.81');
    expect(figureWords(-0.001)).toBe('0.00');
    expect(figureWords(null)).toBe('–');
    expect(intervalWords({ low: 0.7, high: 0.9 })).toBe('0.70 to 0.90');
    expect(intervalWords({ low: null, high: null })).toBe('');
    expect(shareWords(0.835)).toBe('84 %');
    expect(shareIntervalWords({ low: 0.7, high: 1 })).toBe('70 to 100 %');
    expect(shareIntervalWords({ low: null, high: null })).toBe('');
  });
});

describe('a square of the map', () => {
  it('is agreed on, in dispute, or one voice', () => {
    expect(cellKind([1, 1, null])).toBe('agreed');
    expect(cellKind([1, 0, 1])).toBe('disputed');
    expect(cellKind([1, null, null])).toBe('single');
  });

  it('is filled by the share of yes among those who decided', () => {
    expect(yesShare([1, 0, null])).toBe(1 / 2);
    expect(yesShare([null])).toBe(0);
  });
});
