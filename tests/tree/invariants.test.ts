import { describe, expect, it } from 'vitest';
import { violations } from '@/lib/tree/invariants';
import type { TreeValue } from '@/lib/tree/value';
import { tree } from '../support/tree-dsl';

const valid = tree`
  Interventions [s1]
    Reminders
      On screen
  Barriers
`;

const category = (id: string, parentId: string | null, name = 'A name') => ({
  id,
  parentId,
  name,
  scopeNote: '',
});

const expert = { origin: 'EXPERT', evidenceId: null } as const;

const broken: Record<string, Partial<TreeValue>> = {
  'a study that is listed twice': { studyIds: ['s1', 's1'] },
  'a category without its parent': {
    categories: { ...valid.categories, x: category('x', 'gone') },
    children: { ...valid.children, gone: ['x'] },
  },
  'a category that its parent does not list': {
    categories: { ...valid.categories, x: category('x', 'barriers') },
  },
  'a child that does not exist': { children: { ...valid.children, barriers: ['gone'] } },
  'a child listed under two parents': { children: { ...valid.children, barriers: ['reminders'] } },
  'a child listed twice': {
    children: { ...valid.children, reminders: ['on-screen', 'on-screen'] },
  },
  'an empty list of children': { children: { ...valid.children, barriers: [] } },
  'a cycle': {
    categories: {
      ...valid.categories,
      reminders: category('reminders', 'on-screen'),
    },
    children: {
      root: ['interventions', 'barriers'],
      reminders: ['on-screen'],
      'on-screen': ['reminders'],
    },
  },
  'a category kept under another id': {
    categories: { ...valid.categories, barriers: category('other', null) },
  },
  'a category called like the virtual root': {
    categories: { ...valid.categories, root: category('root', 'barriers') },
    children: { ...valid.children, barriers: ['root'] },
  },
  'a name on two lines': {
    categories: { ...valid.categories, barriers: category('barriers', null, 'a\nb') },
  },
  'an unknown study': { assignments: { barriers: { s9: expert } } },
  'an assignment to an unknown category': { assignments: { gone: { s1: expert } } },
  'an empty set of assignments': { assignments: { barriers: {} } },
  'a judgement of an unknown link': {
    review: { ...valid.review, links: { gone: { parentId: null, verdict: 'correct' } } },
  },
  'a judgement of an unknown pair': {
    review: { ...valid.review, pairs: { 's1:gone': 'belongs' } },
  },
  'a judgement of an unknown study': {
    review: { ...valid.review, pairs: { 's9:barriers': 'belongs' } },
  },
  'a judgement of an unknown group': {
    review: {
      ...valid.review,
      siblings: { gone: { verdict: 'coherent', misfits: [], members: [] } },
    },
  },
  'a misfit that was no member': {
    review: {
      ...valid.review,
      siblings: { root: { verdict: 'incoherent', misfits: ['x'], members: ['barriers'] } },
    },
  },
};

describe('a tree is invalid with', () => {
  it.each(Object.entries(broken))('%s', (_, change) => {
    expect(violations({ ...valid, ...change })).not.toEqual([]);
  });

  it('nothing in it that is right', () => {
    expect(violations(valid)).toEqual([]);
  });
});

it('Names what is wrong', () => {
  expect(violations({ ...valid, ...broken['an unknown study'] })).toEqual([
    'Category barriers holds study s9, which the topic does not have.',
  ]);
});
