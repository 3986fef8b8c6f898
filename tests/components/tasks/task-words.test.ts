import { describe, expect, it } from 'vitest';

import { byPerson } from '@/components/tasks/by-person';
import { chooseTasks, type Wanted } from '@/components/tasks/task-filter';
import {
  dueInWords,
  idleDays,
  isOverdue,
  isStalled,
  paceInWords,
  stateOf,
  timeInWords,
} from '@/components/tasks/task-words';
import type { Task } from '@/lib/api/task-contract';

const now = Date.parse('2026-11-23T10:00:00Z');

let count = 0;

/** A task that Ann has begun today, but for `changes`. */
function task(changes: Partial<Task> = {}): Task {
  count += 1;
  return {
    id: `task-${count}`,
    ...{ orderId: 'order', treeId: 'tree', treeKind: 'GENERATED', topicId: 'topic' },
    ...{ topicTitle: 'Reminders', annotatorId: 'ann', annotator: 'Ann', open: false },
    ...{ createdAt: '2026-11-20T10:00:00.000Z', takenAt: '2026-11-20T10:00:00.000Z' },
    ...{ dueOn: null, stallDays: 3, blind: false, correctionId: 'correction', adjudicated: false },
    ...{ changedAt: '2026-11-23T09:00:00.000Z', completedAt: null },
    ...{ progress: { done: 1, total: 4 }, decisions: 1, seconds: 5 },
    ...changes,
  };
}

const untouched = { correctionId: null, changedAt: null, progress: null };
const nobodys = { annotatorId: null, annotator: null, takenAt: null, ...untouched };
const done = { completedAt: '2026-11-22T10:00:00.000Z' };

describe('a task in words', () => {
  it('is free, to do, begun, complete or settled', () => {
    const states = [nobodys, untouched, {}, done, { ...done, adjudicated: true }];
    expect(states.map((each) => stateOf(task(each)))).toEqual([
      'free',
      'to-do',
      'begun',
      'complete',
      'settled',
    ]);
  });

  it('says in days when it is due, and by how many it is overdue', () => {
    const words = (dueOn: string | null) => dueInWords(dueOn, now);
    expect(words(null)).toBe('');
    expect(words('2026-11-23')).toBe('due today');
    expect(words('2026-11-24')).toBe('due tomorrow');
    expect(words('2026-11-30')).toBe('due in 7 days');
    expect(words('2027-01-05')).toBe('due on 5 Jan 2027');
    expect(words('2026-11-22')).toBe('1 day overdue');
    expect(words('2026-11-13')).toBe('10 days overdue');
  });

  it('is overdue from the day after, until it is done', () => {
    const overdue = (changes: Partial<Task>) => isOverdue(task(changes), now);
    expect(overdue({ dueOn: '2026-11-23' })).toBe(false);
    expect(overdue({ dueOn: '2026-11-22' })).toBe(true);
    expect(overdue({ dueOn: '2026-11-22', ...done })).toBe(false);
  });

  it('stalls when who has it has done nothing for as many days as the order says', () => {
    expect(isStalled(task(), now)).toBe(false);
    expect(isStalled(task({ changedAt: '2026-11-20T10:00:00.000Z' }), now)).toBe(true);
    const patient = { changedAt: '2026-11-20T10:00:00.000Z', stallDays: 4 };
    expect(isStalled(task(patient), now)).toBe(false);
    expect(idleDays(task({ ...untouched, takenAt: '2026-11-18T09:00:00.000Z' }), now)).toBe(5);
    expect(idleDays(task(nobodys), now)).toBeNull();
    expect(idleDays(task({ ...done, changedAt: '2026-01-01T00:00:00.000Z' }), now)).toBeNull();
  });

  it('has a time and a pace where there is one', () => {
    expect([0, 0.4, 42, 65, 3_600, 7_500].map(timeInWords)).toEqual([
      '',
      '1 s',
      '42 s',
      '1 min',
      '1 h 0 min',
      '2 h 5 min',
    ]);
    expect(paceInWords({ decisions: 31, seconds: 150 })).toBe('12.4 a minute');
    expect(paceInWords({ decisions: 0, seconds: 0 })).toBe('');
  });
});

describe('who is where', () => {
  it('adds up what each has, free tasks left out', () => {
    const tasks = [
      task({ dueOn: '2026-11-01' }),
      task({ ...done, progress: { done: 4, total: 4 }, decisions: 4, seconds: 20 }),
      task({ annotatorId: 'abe', annotator: 'Abe', ...untouched, decisions: 0, seconds: 0 }),
      task(nobodys),
    ];
    const [abe, ann, ...others] = byPerson(tasks, now);
    expect(others).toEqual([]);
    expect(abe).toMatchObject({ name: 'Abe', tasks: 1, finished: 0, lastAt: null, stalled: 1 });
    expect(ann).toMatchObject({
      ...{ name: 'Ann', tasks: 2, finished: 1, done: 5, total: 8, decisions: 5, seconds: 25 },
      ...{ overdue: 1, stalled: 0, lastAt: '2026-11-23T09:00:00.000Z' },
    });
  });

  it('is filtered by words, person and state', () => {
    const tasks = [
      task({ topicTitle: 'Nudging for hand hygiene' }),
      task({ annotatorId: 'abe', annotator: 'Abe', dueOn: '2026-11-01' }),
      task(nobodys),
    ];
    const found = (wanted: Partial<Wanted>) =>
      chooseTasks(tasks, { text: '', person: '', state: 'all', ...wanted }, now).map((each) =>
        tasks.indexOf(each),
      );
    expect(found({})).toEqual([0, 1, 2]);
    expect(found({ text: 'hand nudging' })).toEqual([0]);
    expect(found({ person: 'abe' })).toEqual([1]);
    expect(found({ state: 'overdue' })).toEqual([1]);
    expect(found({ state: 'free' })).toEqual([2]);
    expect(found({ state: 'begun', person: 'ann' })).toEqual([0]);
  });
});
