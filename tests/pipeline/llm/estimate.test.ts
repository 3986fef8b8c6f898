import { describe, expect, it } from 'vitest';

import { estimateRun } from '@/lib/pipeline/llm/estimate';
import { usualSettings } from '../running';
import { studiesOn } from './studies';

const estimate = (studies: number, options = {}) =>
  estimateRun(studiesOn('hand hygiene', studies), usualSettings, options);

describe('the estimate of a run', () => {
  it('counts the calls of each step', () => {
    // 4 of claims, 1 of root categories, 5 of categories, 1 for studies left out of them, 5 of the check.
    expect(estimate(40).calls).toBe(16);
    expect(estimate(40, { check: false }).calls).toBe(11);
    expect(estimate(40, { samples: 3 }).calls).toBe(26);
  });

  it('says when a set is divided by a sample, and counts the placing of the rest', () => {
    expect(estimate(40).strategy).toContain('All studies are shown');
    const large = estimate(400);
    expect(large.strategy).toContain('sample of 150 studies');
    expect(large.strategy).toContain('the other 250');
    expect(large.calls).toBe(40 + 1 + 5 + 34 + 17);
  });

  it('counts the division of a very large set, and that all its places are checked', () => {
    // 30 categories below 5 root categories, 34 studies each.
    expect(estimate(1_000).calls).toBe(100 + 1 + 5 + 109 + 30 + 125);
    expect(estimate(1_000, { largeCategory: 50 }).calls).toBe(100 + 1 + 5 + 109 + 17);
  });

  it('says whether places are checked', () => {
    expect(estimate(40).strategy).toContain('every place is checked');
    expect(estimate(40, { check: false }).strategy).not.toContain('check');
  });

  it('grows with the text, up to the bound of what is shown', () => {
    const withText = (length: number) => {
      const studies = [{ number: 0, title: 'A', abstract: 'x'.repeat(length) }];
      return estimateRun(studies, usualSettings).inputTokens;
    };
    expect(withText(4_000)).toBeGreaterThan(withText(400));
    expect(withText(50_000)).toBe(withText(4_000));
  });

  it('counts from the step on that a run begins with', () => {
    const studies = Array.from({ length: 40 }, (_, number) => ({
      ...{ number, title: `Study ${number}`, abstract: 'We did something.' },
    }));
    const callsFrom = (step: 'claims' | 'root-categories' | 'check') =>
      estimateRun(studies, usualSettings, {}, step).calls;
    expect(callsFrom('claims')).toBe(estimateRun(studies, usualSettings).calls);
    expect(callsFrom('claims') - callsFrom('root-categories')).toBe(4);
    expect(callsFrom('check')).toBe(5);
  });

  it('is nothing for studies without text', () => {
    const none = estimateRun([{ number: 0, title: '', abstract: ' ' }], usualSettings);
    expect(none).toMatchObject({ calls: 0, inputTokens: 0, outputTokens: 0 });
  });
});
