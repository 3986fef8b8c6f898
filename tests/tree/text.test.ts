import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, nameProblem, noteProblem } from '@/lib/tree/text';

describe('a name', () => {
  it.each(['Reminders', 'α-blockers', '提醒', '🌳', '1', 'x'.repeat(300), "'; DROP TABLE"])(
    'can be %j',
    (name) => {
      expect(nameProblem(name)).toBeNull();
    },
  );

  it.each(['', ' ', '\u200b', ' x', 'x ', 'a\nb', 'a\tb', 'a\u2028b', 'x'.repeat(301), 'a\ud800'])(
    'cannot be %j',
    (name) => {
      expect(nameProblem(name)).not.toBeNull();
    },
  );
});

it('A note may have several lines, but no other control character', () => {
  expect(noteProblem('')).toBeNull();
  expect(noteProblem('Trials.\n\tNo reviews.')).toBeNull();
  expect(noteProblem('x\0')).not.toBeNull();
  expect(noteProblem('x\r')).not.toBeNull();
  expect(noteProblem('\udc00')).not.toBeNull();
});

describe('cleaning', () => {
  it('gives the nearest name', () => {
    expect(cleanName('  Audit\r\n and\tfeedback ')).toBe('Audit and feedback');
    expect(cleanName('x'.repeat(299).concat('🌳'))).toBe('x'.repeat(299));
    expect(cleanName('\0 \n')).toBeNull();
  });

  it('leaves a name as it is, and makes one of any text or says that it cannot', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const name = cleanName(text);
        if (name === null) return;
        expect(nameProblem(name)).toBeNull();
        expect(cleanName(name)).toBe(name);
      }),
    );
    expect(cleanName('Audit and feedback')).toBe('Audit and feedback');
  });
});
