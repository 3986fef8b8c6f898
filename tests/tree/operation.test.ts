import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  apply,
  clientOperationSchema,
  type Operation,
  operationSchema,
} from '@/lib/tree/operation';
import { draws, operationFor, trees } from '../support/tree-arbitraries';

const uuid = '018f4a2e-7b1c-4e0a-9d53-6f2b8c1d0e9a';
const accepts = (operation: unknown) => clientOperationSchema.safeParse(operation).success;

describe('what a client may send', () => {
  it('is trimmed', () => {
    const sent = { type: 'rename-category', id: 'alerts', name: '  Warnings ' };
    expect(clientOperationSchema.parse(sent)).toEqual({ ...sent, name: 'Warnings' });
    const note = { type: 'describe-category', id: 'alerts', scopeNote: ' \n ' };
    expect(clientOperationSchema.parse(note)).toEqual({ ...note, scopeNote: '' });
  });

  it('cannot claim where an assignment comes from, nor a judgement of another time', () => {
    const assign = { type: 'assign-study', studyId: 's1', categoryId: 'alerts' };
    const provenance = { origin: 'MODEL', evidenceId: null };
    expect([accepts(assign), accepts({ ...assign, provenance })]).toEqual([true, false]);
    const link = { type: 'judge-link', parentId: 'a', childId: 'b', verdict: 'correct' };
    expect([accepts(link), accepts({ ...link, asJudged: true })]).toEqual([true, false]);
    const group = { type: 'judge-siblings', parentId: null, verdict: 'coherent', misfits: [] };
    expect([accepts(group), accepts({ ...group, members: ['a'] })]).toEqual([true, false]);
  });

  it('adds categories under a UUID only', () => {
    const add = { type: 'add-category', id: uuid, parentId: null, index: 0, name: 'New' };
    expect(accepts(add)).toBe(true);
    expect(accepts({ ...add, scopeNote: 'Courses.\nNo leaflets.' })).toBe(true);
    expect(accepts({ ...add, scopeNote: 'nul\0' })).toBe(false);
    expect(accepts({ ...add, id: 'mine' })).toBe(false);
    expect(accepts({ ...add, index: -1 })).toBe(false);
    expect(accepts({ ...add, index: 1.5 })).toBe(false);
    expect(accepts({ ...add, parentId: 'root' })).toBe(false);
    expect(accepts({ ...add, parentId: '../x' })).toBe(false);
  });

  it.each(['', ' ', 'two\nlines', 'x'.repeat(301), 'nul\0'])('has no name like %j', (name) => {
    expect(accepts({ type: 'rename-category', id: 'alerts', name })).toBe(false);
  });

  it('says in words what is wrong with a name', () => {
    const sent = { type: 'rename-category', id: 'alerts', name: 'two\nlines' };
    const { error } = clientOperationSchema.safeParse(sent);
    expect(error?.issues.map(({ message }) => message)).toEqual([
      'A name is one line, without control characters.',
    ]);
  });

  it('is refused with an unknown type', () => {
    expect(accepts({ type: 'drop-database' })).toBe(false);
  });
});

it('Whatever applies can be stored', () => {
  fc.assert(
    fc.property(trees, draws(), (value, draw) => {
      const operation: Operation = operationFor(value, draw);
      if (apply(value, operation).ok) expect(operationSchema.parse(operation)).toEqual(operation);
    }),
  );
});
