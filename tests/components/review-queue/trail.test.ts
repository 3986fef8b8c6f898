import { describe, expect, it } from 'vitest';

import {
  back,
  forward,
  passed,
  pruned,
  returnTo,
  shownKey,
  startOfTrail,
} from '@/components/review-queue/trail';

const three = ['a', 'b', 'c'].reduce(passed, startOfTrail);

describe('the trail of a review', () => {
  it('begins at the head of the queue, and is there again after every answer', () => {
    expect(shownKey(startOfTrail)).toBeNull();
    expect(shownKey(three)).toBeNull();
  });

  it('leads back over what was asked, and forward to the head', () => {
    expect(shownKey(back(three))).toBe('c');
    expect(shownKey(back(back(back(back(three)))))).toBe('a');
    expect(shownKey(forward(back(three)))).toBeNull();
    expect(forward(three)).toEqual(three);
  });

  it('goes on where it was when an answer is given again', () => {
    expect(shownKey(passed(back(back(three)), 'b'))).toBe('c');
    expect(passed(back(back(three)), 'b').keys).toEqual(['a', 'b', 'c']);
  });

  it('has an item that comes up again once, where it came up last', () => {
    expect(passed(three, 'a').keys).toEqual(['b', 'c', 'a']);
  });

  it('returns to the item of an answer that was undone', () => {
    expect(shownKey(returnTo(three, 'b'))).toBe('b');
    expect(shownKey(returnTo(three, 'never asked'))).toBeNull();
  });

  it('leaves out what is gone and stays at its place', () => {
    const atC = back(three);
    expect(shownKey(pruned(atC, (key) => key !== 'a'))).toBe('c');
    expect(shownKey(pruned(atC, (key) => key !== 'c'))).toBeNull();
    expect(pruned(three, () => true)).toBe(three);
  });
});
