import { describe, expect, it } from 'vitest';

import { choice } from '@/components/review-queue/choice';
import { commandOf } from '@/components/review-queue/review-keys';

const yes = choice('yes', 'y 1', 'Yes', { kind: 'step' });
const press = (key: string, more = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...more,
});

describe('a key of the review', () => {
  it('chooses an answer by letter, in either case, or by number', () => {
    for (const key of ['y', 'Y', '1'])
      expect(commandOf(press(key), [yes], false)).toEqual({ kind: 'choose', choice: yes });
  });

  it('ticks a member of a group instead where members can be ticked', () => {
    expect(commandOf(press('1'), [yes], true)).toEqual({ kind: 'tick', index: 0 });
    expect(commandOf(press('y'), [yes], true)).toEqual({ kind: 'choose', choice: yes });
  });

  it('is the browser’s or the page’s with Ctrl, Cmd or Alt, and when nothing has it', () => {
    for (const modifier of ['ctrlKey', 'metaKey', 'altKey'])
      expect(commandOf(press('y', { [modifier]: true }), [yes], false)).toBeNull();
    expect(commandOf(press('x'), [yes], false)).toBeNull();
  });

  it('skips, takes back, goes back and forward, confirms the row, helps', () => {
    const kinds = ['s', 'Backspace', 'ArrowLeft', 'ArrowRight', 'w', '?', 'Escape'].map(
      (key) => commandOf(press(key), [yes], false)?.kind,
    );
    expect(kinds).toEqual(['skip', 'take-back', 'back', 'forward', 'row', 'help', 'leave-step']);
  });
});
