import { describe, expect, test } from 'vitest';

import { quoteRange } from '@/components/matrix-view/quote';

function found(text: string, quote: string): string | null {
  const range = quoteRange(text, quote);
  return range && text.slice(range.start, range.end);
}

describe('A quote', () => {
  test('is found as it stands', () => {
    expect(found('We found that reminders help.', 'reminders help')).toBe('reminders help');
  });

  test('is found whatever its case and gaps', () => {
    expect(found('Results:\n  Reminders\thelp   a lot.', 'reminders help a')).toBe(
      'Reminders\thelp   a',
    );
    expect(found('Reminders help.', '  reminders\nHELP. ')).toBe('Reminders help.');
  });

  test('keeps its place behind letters that grow in lower case', () => {
    expect(found('İİ İstanbul trial', 'trial')).toBe('trial');
  });

  test('is nowhere in a text that does not have it, and when it is blank', () => {
    expect(quoteRange('Reminders help.', 'alerts')).toBeNull();
    expect(quoteRange('Reminders help.', ' \n')).toBeNull();
  });
});
