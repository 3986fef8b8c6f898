import { describe, expect, it } from 'vitest';

import { filteredHref } from '@/components/quality/quality-filter';
import {
  anchoringWords,
  basisWords,
  coverageWords,
  paceWords,
  timeWords,
} from '@/components/quality/quality-words';

const estimate = (value: number | null, low = value, high = value, items = 40) => ({
  ...{ value, low, high, items },
});
const arm = (value: number | null, items = 40) => ({
  accepted: estimate(value, value, value, items),
  medianSeconds: null,
});

describe('what the figures rest on', () => {
  it('is told in one sentence, with what was left out', () => {
    const corrections = { used: 3, complete: 2, leftOut: 0, trees: 1, annotators: 2 };
    expect(basisWords({ corrections })).toBe(
      'From 3 corrections (2 complete) of 1 tree, by 2 people.',
    );
    expect(basisWords({ corrections: { ...corrections, complete: 0, leftOut: 1 } })).toBe(
      'From 3 corrections (still open) of 1 tree, by 2 people. 1 older correction does not fit in and is not counted.',
    );
    expect(basisWords({ corrections: { ...corrections, complete: 3, annotators: 0 } })).toBe(
      'From 3 corrections (complete) of 1 tree.',
    );
  });

  it('is how much of all there is was decided', () => {
    expect(coverageWords({ decided: 1200, total: 2400 })).toBe('1,200 of 2,400, 50 %');
    expect(coverageWords({ decided: 0, total: 0 })).toBe('0 of 0');
  });
});

describe('anchoring in words', () => {
  it('is told only where chance alone does not explain it', () => {
    const arms = { shown: arm(0.9), hidden: arm(0.7) };
    const clear = { ...arms, difference: estimate(0.2, 0.05, 0.3) };
    expect(anchoringWords(clear)).toMatch(/more often, by 20 points/);
    const unclear = { ...arms, difference: estimate(0.2, -0.05, 0.3) };
    expect(anchoringWords(unclear)).toMatch(/within what chance alone/);
    const less = { ...arms, difference: estimate(-0.2, -0.3, -0.1) };
    expect(anchoringWords(less)).toMatch(/less often, by 20 points/);
  });

  it('says what there is nothing of to compare', () => {
    const nothing = estimate(null, null, null, 0);
    const told = (shown: number, hidden: number) =>
      anchoringWords({ shown: arm(1, shown), hidden: arm(1, hidden), difference: nothing });
    expect(told(0, 0)).toMatch(/No decision says yet/);
    expect(told(5, 0)).toMatch(/decided blind yet/);
    expect(told(0, 5)).toMatch(/decided with the answer shown yet/);
  });
});

describe('the pace in words', () => {
  it('says how many times as long the slower way takes', () => {
    const pace = { correcting: estimate(10), fromScratch: estimate(30) };
    expect(paceWords({ ...pace, ratio: 3 })).toBe(
      'From scratch takes 3.0 times as long as correcting.',
    );
    expect(paceWords({ ...pace, ratio: 0.5 })).toMatch(/^Correcting takes 2.0 times as long/);
  });

  it('says what is missing to compare, and when there is too little', () => {
    const none = estimate(null, null, null, 0);
    expect(paceWords({ correcting: estimate(10), fromScratch: none, ratio: null })).toMatch(
      /from nothing/,
    );
    const one = estimate(10, 10, 10, 1);
    expect(paceWords({ correcting: one, fromScratch: one, ratio: 1 })).toMatch(/very few/);
  });

  it('has times that people read', () => {
    expect([null, 4.26, 12.4, 200, 4_800].map(timeWords)).toEqual([
      '–',
      '4.3 s',
      '12 s',
      '3 min',
      '1 h 20 min',
    ]);
  });
});

describe('the address of the page', () => {
  it('has what it is narrowed down to, and nothing else', () => {
    expect(filteredHref('/quality', {})).toBe('/quality');
    expect(filteredHref('/quality', { model: 'a model', run: undefined })).toBe(
      '/quality?model=a+model',
    );
  });
});
