import { expect, it } from 'vitest';

import { timeLeftInWords } from '@/components/review-queue/progress-words';

it('says how long the rest takes, no more exactly than is known', () => {
  expect(timeLeftInWords(null)).toBe('');
  expect(timeLeftInWords(20)).toBe('less than a minute left');
  expect(timeLeftInWords(60)).toBe('about 1 minute left');
  expect(timeLeftInWords(14.2 * 60)).toBe('about 14 minutes left');
  expect(timeLeftInWords(3 * 3600)).toBe('about 3 hours left');
});
