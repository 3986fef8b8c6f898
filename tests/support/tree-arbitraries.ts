/**
 * Generated trees and operations. An operation is drawn in two steps, so that it fits the tree it meets
 * and still shrinks: fast-check makes `Draw`s (a type, three numbers, a text), and `operationFor` reads
 * one against a tree. Most of what comes out applies; some of it must be refused.
 */

import fc from 'fast-check';
import { apply, type Operation, type OperationType, operationSchema } from '@/lib/tree/operation';
import { treeFromRows } from '@/lib/tree/rows';
import { cleanName } from '@/lib/tree/text';
import {
  type CategoryId,
  childrenOf,
  findCategory,
  type LinkVerdict,
  origins,
  type Provenance,
  pairOf,
  ROOT,
  type TreeValue,
} from '@/lib/tree/value';

export interface Draw {
  readonly type: OperationType;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly text: string;
}

type Maker = (value: TreeValue, draw: Draw) => Operation;

function pick<T>(from: readonly T[], number: number): T {
  const chosen = from[number % from.length];
  if (chosen === undefined) throw new Error('There is nothing to pick from.');
  return chosen;
}

/** Some category, or now and then one that is not there. */
function someCategory(value: TreeValue, number: number): CategoryId {
  return pick([...Object.keys(value.categories), 'nowhere'], number);
}

function someParent(value: TreeValue, number: number): CategoryId | null {
  return pick([null, ...Object.keys(value.categories)], number);
}

function someStudy(value: TreeValue, number: number): string {
  return pick([...value.studyIds, 'no-study'], number);
}

/** An index among the children, or now and then the one past the end. */
function someIndex(value: TreeValue, parentId: CategoryId | null, number: number): number {
  return number % (childrenOf(value, parentId).length + 2);
}

const linkVerdicts = ['correct', 'incorrect', 'unsure'] as const;
const pairVerdicts = ['belongs', 'does-not-belong', 'unsure'] as const;

function someProvenance(number: number): Provenance {
  return { origin: pick(origins, number), evidenceId: number % 3 === 0 ? `call-${number}` : null };
}

/** Every type has to be here, or this does not compile. */
export const makers: { readonly [T in OperationType]: Maker } = {
  'add-category'(value, { a, b, c, text }) {
    const parentId = someParent(value, a);
    const index = someIndex(value, parentId, b);
    const id = pick([...awkwardIds, `new-${c}`], c);
    const note = c % 2 === 0 ? {} : { scopeNote: text };
    return { type: 'add-category', id, parentId, index, name: text, ...note };
  },
  'rename-category': (value, { a, text }) => ({
    type: 'rename-category',
    id: someCategory(value, a),
    name: text,
  }),
  'describe-category': (value, { a, b, text }) => ({
    type: 'describe-category',
    id: someCategory(value, a),
    scopeNote: b % 4 === 0 ? '' : `${text}\n${b}`,
  }),
  'move-category'(value, { a, b, c }) {
    const parentId = someParent(value, b);
    const index = someIndex(value, parentId, c);
    return { type: 'move-category', id: someCategory(value, a), parentId, index };
  },
  'merge-categories': (value, { a, b }) => ({
    type: 'merge-categories',
    sourceId: someCategory(value, a),
    targetId: someCategory(value, b),
  }),
  'remove-category': (value, { a }) => ({ type: 'remove-category', id: someCategory(value, a) }),
  'assign-study': (value, { a, b, c }) => ({
    type: 'assign-study',
    studyId: someStudy(value, a),
    categoryId: someCategory(value, b),
    ...(c % 2 === 0 ? {} : { provenance: someProvenance(c) }),
  }),
  'unassign-study'(value, { a, b, c }) {
    const held = Object.entries(value.assignments).flatMap(([categoryId, studies = {}]) =>
      Object.keys(studies).map((studyId) => ({ categoryId, studyId })),
    );
    const other = { categoryId: someCategory(value, b), studyId: someStudy(value, c) };
    return { type: 'unassign-study', ...pick([...held, other], a) };
  },
  'judge-link'(value, { a, b, c }) {
    const childId = someCategory(value, a);
    const verdict: LinkVerdict = pick(linkVerdicts, b);
    const parentId = findCategory(value, childId)?.parentId ?? null;
    if (c % 4 > 0) return { type: 'judge-link', parentId, childId, verdict };
    const asJudged = c % 8 === 0 ? { asJudged: true as const } : {};
    return { type: 'judge-link', parentId: someParent(value, c), childId, verdict, ...asJudged };
  },
  'judge-siblings'(value, { a, b, c }) {
    const groups = Object.keys(value.children).map((key) => (key === ROOT ? null : key));
    const parentId = pick([...groups, someParent(value, b)], a);
    const members = c % 5 === 0 ? { members: ['gone', ...childrenOf(value, parentId)] } : {};
    const misfits = childrenOf(value, parentId).filter((_, index) => (b >> index) % 2 === 1);
    const verdict = misfits.length > 0 && c % 7 > 0 ? 'incoherent' : 'coherent';
    return { type: 'judge-siblings', parentId, verdict, misfits, ...members };
  },
  'judge-assignment': (value, { a, b, c }) => ({
    type: 'judge-assignment',
    studyId: someStudy(value, a),
    categoryId: someCategory(value, b),
    verdict: pick(pairVerdicts, c),
  }),
  'clear-judgement'(value, { a, b, c }) {
    const { links, siblings, pairs } = value.review;
    const standing = [
      ...Object.keys(links).map((childId) => ({ kind: 'link' as const, childId })),
      ...Object.keys(siblings).map((key) => ({
        kind: 'siblings' as const,
        parentId: key === ROOT ? null : key,
      })),
      ...Object.keys(pairs).map((key) => ({ kind: 'pair' as const, ...pairOf(key) })),
    ];
    const other = {
      kind: 'pair' as const,
      studyId: someStudy(value, b),
      categoryId: someCategory(value, c),
    };
    return { type: 'clear-judgement', subject: pick([...standing, other], a) };
  },
};

export const operationTypes = operationSchema.def.options.flatMap(
  (option) => option.shape.type.def.values,
);

/** The operation that the draw stands for in this tree. */
export function operationFor(value: TreeValue, draw: Draw): Operation {
  return makers[draw.type](value, draw);
}

/** Ids that every object has under these names, that look like array indices, or that clients make. */
const awkwardIds = [
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
  '0',
  '17',
  '018f4a2e-7b1c-4e0a-9d53-6f2b8c1d0e9a',
];

const readableName = fc.oneof(
  fc.constantFrom('Reminders', 'Alerts', 'Audit and feedback', 'Barriers', 'alerts'),
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .map((text) => cleanName(text) ?? 'X'),
);

/** Now and then a text that cannot be a name. */
const text = fc.oneof(
  { weight: 9, arbitrary: readableName },
  { weight: 1, arbitrary: fc.constantFrom('', ' ', 'two\nlines', ' padded ', '\ud800', 'nul\0') },
);

export function draws(type?: OperationType): fc.Arbitrary<Draw> {
  return fc.record({
    type: type ? fc.constant(type) : fc.constantFrom(...operationTypes),
    a: fc.nat(10_000),
    b: fc.nat(10_000),
    c: fc.nat(10_000),
    text,
  });
}

interface Seedling {
  readonly studies: number;
  readonly categories: readonly { parent: number; index: number; name: string; note: string }[];
  readonly assignments: readonly { category: number; study: number; provenance: number }[];
  readonly judgements: readonly Draw[];
}

const seedlings: fc.Arbitrary<Seedling> = fc.record({
  studies: fc.nat(6),
  categories: fc.array(
    fc.record({
      parent: fc.nat(10_000),
      index: fc.nat(10_000),
      name: readableName,
      note: fc.constantFrom('', 'Only trials.\nNo reviews.'),
    }),
    { maxLength: 10 },
  ),
  assignments: fc.array(
    fc.record({ category: fc.nat(10_000), study: fc.nat(10_000), provenance: fc.nat(10_000) }),
    { maxLength: 14 },
  ),
  judgements: fc.array(
    fc.oneof(draws('judge-link'), draws('judge-siblings'), draws('judge-assignment')),
    { maxLength: 8 },
  ),
});

const idAt = (position: number) => awkwardIds[position] ?? `c${position}`;
const studyAt = (number: number) => ['constructor', '__proto__', '3'][number] ?? `s${number}`;

function plant({ studies, categories, assignments, judgements }: Seedling): TreeValue {
  const studyIds = Array.from({ length: studies }, (_, number) => studyAt(number));
  const children = new Map<CategoryId | null, CategoryId[]>();
  const rows = categories.map(({ parent, index, name, note }, position) => {
    const id = idAt(position);
    const parentId = parent % (position + 1) === 0 ? null : idAt((parent % (position + 1)) - 1);
    const siblings = children.get(parentId) ?? [];
    siblings.splice(index % (siblings.length + 1), 0, id);
    children.set(parentId, siblings);
    return { id, parentId, name, scopeNote: note };
  });
  const bare = treeFromRows({
    studyIds,
    categories: rows.map((row) => ({
      ...row,
      index: children.get(row.parentId)?.indexOf(row.id) ?? 0,
    })),
    assignments:
      studies === 0 || rows.length === 0
        ? []
        : assignments.map((assignment) => ({
            categoryId: idAt(assignment.category % rows.length),
            studyId: studyAt(assignment.study % studies),
            ...someProvenance(assignment.provenance),
          })),
  });
  return grow(bare, judgements);
}

/** The tree after those of the drawn operations that apply. */
export function grow(value: TreeValue, drawn: readonly Draw[]): TreeValue {
  let grown = value;
  for (const draw of drawn) {
    const outcome = apply(grown, operationFor(grown, draw));
    if (outcome.ok) grown = outcome.value;
  }
  return grown;
}

/** Valid trees of up to 10 categories, with judgements, some of them stale. */
export const trees: fc.Arbitrary<TreeValue> = seedlings.map(plant);

/** Two valid trees over the same studies that share some of their categories. */
export const treePairs: fc.Arbitrary<readonly [TreeValue, TreeValue]> = fc
  .tuple(seedlings, seedlings, fc.boolean(), fc.array(draws(), { maxLength: 12 }))
  .map(([first, second, related, drawn]) => {
    const a = plant(first);
    const b = related ? grow(a, drawn) : plant({ ...second, studies: first.studies });
    return [a, b] as const;
  });
