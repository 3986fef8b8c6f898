import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseOfGesture, replayGesture, type Step } from '@/lib/tree/gesture';
import {
  changesSince,
  type LogEntry,
  nextRedo,
  nextUndo,
  standingGestures,
} from '@/lib/tree/history';
import type { Operation } from '@/lib/tree/operation';
import type { TreeValue } from '@/lib/tree/value';
import { draws, operationFor, trees } from '../support/tree-arbitraries';
import { expectSame } from './laws';

/** 'a' is a gesture of Ann's, 'a-x' undoes x, 'a+x' redoes x; capital letters are Bob's. */
function log(...entries: string[]): LogEntry[] {
  return entries.map((gestureId) => ({
    gestureId,
    actorId: gestureId < 'a' ? 'bob' : 'ann',
    undoes: gestureId[1] === '-' ? gestureId.slice(2) : null,
    redoes: gestureId[1] === '+' ? gestureId.slice(2) : null,
  }));
}

describe('the history of a log', () => {
  it('starts with nothing to undo or redo', () => {
    expect([standingGestures([]), nextUndo([]), nextRedo([])]).toEqual([[], null, null]);
  });

  it('undoes the latest first', () => {
    expect(nextUndo(log('a', 'b'))).toBe('b');
    expect(nextUndo(log('a', 'b', 'c-b'))).toBe('a');
    expect(nextUndo(log('a', 'b', 'c-b', 'd-a'))).toBeNull();
  });

  it('redoes the latest undone first', () => {
    const undone = log('a', 'b', 'c-b', 'd-a');
    expect(nextRedo(undone)).toBe('a');
    expect(nextRedo([...undone, ...log('e+a')])).toBe('b');
    expect(nextRedo([...undone, ...log('e+a', 'f+b')])).toBeNull();
  });

  it('lets a redo stand for the gesture it makes again', () => {
    const again = log('a', 'b', 'c-b', 'd+b');
    expect(standingGestures(again)).toEqual(['a', 'd+b']);
    expect(nextUndo(again)).toBe('d+b');
    expect(nextRedo([...again, ...log('e-d+b')])).toBe('d+b');
  });

  it('forgets what was undone once the same person makes a new gesture', () => {
    expect(nextRedo(log('a', 'b-a', 'c'))).toBeNull();
    expect(nextRedo(log('a', 'b-a', 'C'))).toBe('a');
  });

  it('keeps the people apart when asked for one', () => {
    const both = log('a', 'B', 'c', 'D');
    expect(nextUndo(both, 'ann')).toBe('c');
    expect(nextUndo(both, 'bob')).toBe('D');
    expect(nextUndo(both)).toBe('D');
    const undone = [...both, ...log('e-c', 'F-D')];
    expect(nextRedo(undone, 'ann')).toBe('c');
    expect(nextRedo(undone, 'bob')).toBe('D');
  });

  it('offers a gesture for redo to the person who undid it', () => {
    expect(nextRedo(log('a', 'B-a'), 'bob')).toBe('a');
    expect(nextRedo(log('a', 'B-a'), 'ann')).toBeNull();
  });

  it('undoes one in the middle and leaves the rest standing', () => {
    const middle = log('a', 'b', 'c', 'd-b');
    expect(standingGestures(middle)).toEqual(['a', 'c']);
    expect(nextRedo(middle)).toBe('b');
  });
});

/** A correction in memory: the tree, the log, and the steps of each gesture. */
class Session {
  readonly log: LogEntry[] = [];
  private readonly steps = new Map<string, readonly Step[]>();

  constructor(public value: TreeValue) {}

  /** false when refused. */
  make(operations: readonly Operation[], undoes: string | null, redoes: string | null): boolean {
    const outcome = replayGesture(this.value, operations);
    if (!outcome.ok) return false;
    const gestureId = `g${this.log.length}`;
    this.value = outcome.value;
    this.log.push({ gestureId, undoes, redoes, actorId: 'ann' });
    this.steps.set(gestureId, outcome.steps);
    return true;
  }

  undo(): boolean {
    const target = nextUndo(this.log, 'ann');
    return target !== null && this.make(this.inverse(target), target, null);
  }

  redo(): boolean {
    const target = nextRedo(this.log, 'ann');
    if (target === null) return false;
    const undo = this.log.findLast(({ undoes }) => undoes === target);
    return this.make(this.inverse(undo?.gestureId ?? ''), null, target);
  }

  private inverse(gestureId: string): readonly Operation[] {
    return inverseOfGesture(this.steps.get(gestureId) ?? []);
  }
}

describe('what has changed since a gesture', () => {
  it.each([
    ['is what came after it', ['a', 'b', 'C'], ['b', 'C']],
    ['leaves out what was undone', ['a', 'b', 'c-b'], []],
    ['keeps a redo of what was undone', ['a', 'b', 'c-b', 'd+b'], ['d+b']],
    ['keeps an undo of what came before it', ['b', 'a', 'c-b'], ['c-b']],
    ['leaves out an undo and the redo that takes it back', ['b', 'a', 'c-b', 'd+b'], []],
    ['keeps the undo of that redo', ['b', 'a', 'c-b', 'd+b', 'e-d+b'], ['e-d+b']],
  ])('%s', (_, entries, expected) => {
    expect(changesSince(log(...entries), 'a')).toEqual(expected);
  });
});

it('Undoing n gestures and redoing n is the identity, and so are the steps in between', () => {
  const drawn = fc.array(draws(), { maxLength: 15 });
  const rounds = fc.array(fc.nat(6), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(trees, drawn, rounds, (base, all, depths) => {
      const session = new Session(base);
      const states = [base];
      for (const draw of all)
        if (session.make([operationFor(session.value, draw)], null, null))
          states.push(session.value);
      const top = states.length - 1;
      for (const depth of depths) {
        const n = Math.min(depth, top);
        for (let done = 1; done <= n; done += 1) {
          expect(session.undo()).toBe(true);
          expectSame(session.value, states[top - done]);
        }
        for (let done = n - 1; done >= 0; done -= 1) {
          expect(session.redo()).toBe(true);
          expectSame(session.value, states[top - done]);
        }
        expect(session.redo()).toBe(false);
      }
      expect(standingGestures(session.log)).toHaveLength(top);
    }),
  );
});
