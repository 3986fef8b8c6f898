import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { secondsLeft } from '@/lib/tree/review/pace';

describe('the time that is left', () => {
  it('is the median of the answers so far for each that is open', () => {
    expect(secondsLeft([4, 8, 6], 10)).toBe(60);
    expect(secondsLeft([4, 8, 6, 10], 10)).toBe(70);
  });

  it('is not known from fewer than three answers', () => {
    expect(secondsLeft([], 10)).toBeNull();
    expect(secondsLeft([5, 5], 10)).toBeNull();
  });

  it('is not changed by a long pause', () => {
    const seconds = fc.array(fc.integer({ min: 4, max: 6 }), { minLength: 3, maxLength: 40 });
    fc.assert(
      fc.property(seconds, fc.integer({ min: 600, max: 86_400 }), (answers, pause) => {
        expect(secondsLeft([...answers, pause], 1)).toBeLessThanOrEqual(6);
      }),
    );
  });
});
