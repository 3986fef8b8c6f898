import { describe, expect, it } from 'vitest';

import { estimateRun } from '@/lib/pipeline/llm/estimate';
import { usualSettings } from '../running';
import { studiesOn } from './studies';

const estimate = (studies: number, options = {}) =>
  estimateRun(studiesOn('hand hygiene', studies), usualSettings, options);

describe('the estimate of a run', () => {
  it('counts the calls of each step', () => {
    // 4 of claims, 1 of root categories, 5 of categories, 5 of the check.
    expect(estimate(40).calls).toBe(15);
    expect(estimate(40, { check: false }).calls).toBe(10);
    expect(estimate(40, { samples: 3 }).calls).toBe(25);
  });

  it('says when a set is divided by a sample, and counts the placing of the rest', () => {
    expect(estimate(40).strategy).toContain('All studies are shown');
    const large = estimate(400);
    expect(large.strategy).toContain('sample of 150 studies');
    expect(large.strategy).toContain('the other 250');
    expect(large.calls).toBe(40 + 1 + 5 + 32 + 19);
  });

  it('grows with the text, up to the bound of what is shown', () => {
    const withText = (length: number) => {
      const studies = [{ number: 0, title: 'A', abstract: 'x'.repeat(length) }];
      return estimateRun(studies, usualSettings).inputTokens;
    };
    expect(withText(4_000)).toBeGreaterThan(withText(400));
    expect(withText(50_000)).toBe(withText(4_000));
  });

  it('is nothing for studies without text', () => {
    const none = estimateRun([{ number: 0, title: '', abstract: ' ' }], usualSettings);
    expect(none).toMatchObject({ calls: 0, inputTokens: 0, outputTokens: 0 });
  });
});
