/** Between the value and relational rows. */

import * as z from 'zod/mini';
import {
  assignmentVerdictSchema,
  groupSchema,
  linkVerdictSchema,
  parentIdSchema,
  siblingsVerdictSchema,
} from './fields';
import { depthFirst } from './queries';
import {
  assignmentsOf,
  type Category,
  type CategoryId,
  childrenOf,
  findCategory,
  ownEntry,
  type Provenance,
  type Review,
  ROOT,
  type StudyId,
  studyNumbers,
  type TreeValue,
} from './value';

export interface CategoryRow extends Category {
  /** 0-based place among the siblings. */
  readonly index: number;
}

export interface AssignmentRow extends Provenance {
  readonly categoryId: CategoryId;
  readonly studyId: StudyId;
}

/** The standing judgement of a link, a sibling group or a pair; `key` as in `Review`. */
export interface JudgementRow {
  readonly kind: 'link' | 'siblings' | 'pair';
  readonly key: string;
  /** LinkJudgement, SiblingsJudgement, or `{ verdict }` for a pair; JSON from outside is parsed. */
  readonly body: unknown;
}

export interface TreeRows {
  /** By study number. */
  readonly studyIds: readonly StudyId[];
  readonly categories: readonly CategoryRow[];
  readonly assignments: readonly AssignmentRow[];
  readonly judgements: readonly JudgementRow[];
}

const bodies = {
  link: z.strictObject({ parentId: parentIdSchema, verdict: linkVerdictSchema }),
  siblings: z.strictObject({
    verdict: siblingsVerdictSchema,
    misfits: groupSchema,
    members: groupSchema,
  }),
  pair: z.strictObject({ verdict: assignmentVerdictSchema }),
};

/**
 * The value that the rows stand for, in whatever order they come; siblings are ordered by index, gaps do
 * not matter. Throws ZodError for the body of a judgement that is none. Does not check the invariants.
 */
export function treeFromRows(
  rows: Omit<TreeRows, 'judgements'> & Partial<Pick<TreeRows, 'judgements'>>,
): TreeValue {
  const { studyIds, categories, assignments, judgements = [] } = rows;
  const byParent = Map.groupBy(
    categories.toSorted((a, b) => a.index - b.index),
    ({ parentId }) => parentId ?? ROOT,
  );
  return {
    studyIds,
    categories: Object.fromEntries(
      categories.map(({ id, parentId, name, scopeNote }) => [
        id,
        { id, parentId, name, scopeNote },
      ]),
    ),
    children: Object.fromEntries([...byParent].map(([key, ids]) => [key, ids.map(({ id }) => id)])),
    assignments: assignmentsFrom(assignments),
    review: reviewFrom(judgements),
  };
}

function assignmentsFrom(rows: readonly AssignmentRow[]): TreeValue['assignments'] {
  const byCategory = Map.groupBy(rows, ({ categoryId }) => categoryId);
  return Object.fromEntries(
    [...byCategory].map(([categoryId, group]) => [
      categoryId,
      Object.fromEntries(
        group.map(({ studyId, origin, evidenceId }) => [studyId, { origin, evidenceId }]),
      ),
    ]),
  );
}

function reviewFrom(rows: readonly JudgementRow[]): Review {
  const of = <T>(kind: JudgementRow['kind'], parse: (body: unknown) => T) =>
    Object.fromEntries(
      rows.filter((row) => row.kind === kind).map(({ key, body }) => [key, parse(body)]),
    );
  return {
    links: of('link', (body) => bodies.link.parse(body)),
    siblings: of('siblings', (body) => bodies.siblings.parse(body)),
    pairs: of('pair', (body) => bodies.pair.parse(body).verdict),
  };
}

/** The rows of the value: categories depth first, each one's assignments by study number. */
export function rowsOf(value: TreeValue): TreeRows {
  const visits = depthFirst(value);
  return {
    studyIds: value.studyIds,
    categories: visits.map(({ category, index }) => ({ ...category, index })),
    assignments: visits.flatMap(({ category }) => assignmentRows(value, category.id)),
    judgements: judgementRows(value.review),
  };
}

function assignmentRows(value: TreeValue, categoryId: CategoryId): readonly AssignmentRow[] {
  const numbers = studyNumbers(value);
  const number = (id: StudyId) => numbers.get(id) ?? 0;
  return Object.entries(assignmentsOf(value, categoryId))
    .sort(([a], [b]) => number(a) - number(b))
    .map(([studyId, { origin, evidenceId }]) => ({ categoryId, studyId, origin, evidenceId }));
}

const parts = { link: 'links', siblings: 'siblings', pair: 'pairs' } as const;
const kinds = ['link', 'siblings', 'pair'] as const;

function bodyOf(review: Review, kind: JudgementRow['kind'], key: string): object | null {
  if (kind !== 'pair') return ownEntry<object>(review[parts[kind]], key) ?? null;
  const verdict = ownEntry(review.pairs, key);
  return verdict ? { verdict } : null;
}

function judgementRows(review: Review): readonly JudgementRow[] {
  return kinds.flatMap((kind) =>
    Object.keys(review[parts[kind]]).map((key) => ({ kind, key, body: bodyOf(review, kind, key) })),
  );
}

/** Rows to write and rows to delete. */
export interface RowChanges {
  readonly categories: Changes<CategoryRow, CategoryId>;
  readonly assignments: Changes<AssignmentRow, Pick<AssignmentRow, 'categoryId' | 'studyId'>>;
  readonly judgements: Changes<JudgementRow, Pick<JudgementRow, 'kind' | 'key'>>;
}

interface Changes<Row, Key> {
  readonly upserts: readonly Row[];
  readonly deletes: readonly Key[];
}

/**
 * The fewest row changes that take the rows of `before` to those of `after`. Skips what both share by
 * reference, so it is quick for a value that operations made out of the other. The study ids must be
 * the same.
 */
export function changedRows(before: TreeValue, after: TreeValue): RowChanges {
  return {
    categories: categoryChanges(before, after),
    assignments: assignmentChanges(before, after),
    judgements: judgementChanges(before.review, after.review),
  };
}

type Entries = Readonly<Record<string, unknown>>;

/**
 * Keys of entries that are in `after` and not the same in `before`. What an object inherits is no entry's value,
 * so that it need not be told apart: this runs over every key of a large tree with each save.
 */
function changedKeys(before: Entries, after: Entries): readonly string[] {
  if (before === after) return [];
  const changed: string[] = [];
  for (const key in after) if (before[key] !== after[key]) changed.push(key);
  return changed;
}

function goneKeys(before: Entries, after: Entries): readonly string[] {
  if (before === after) return [];
  return Object.keys(before).filter((key) => !Object.hasOwn(after, key));
}

function categoryChanges(before: TreeValue, after: TreeValue): RowChanges['categories'] {
  const changed = new Set(changedKeys(before.categories, after.categories));
  const parents = new Set<CategoryId | null>();
  for (const key of changedKeys(before.children, after.children))
    parents.add(key === ROOT ? null : key);
  for (const id of changed) parents.add(findCategory(after, id)?.parentId ?? null);
  const upserts = [...parents].flatMap((parentId) => {
    const was = childrenOf(before, parentId);
    return childrenOf(after, parentId).flatMap((id, index) => {
      const category = findCategory(after, id);
      const same = was[index] === id && isSameCategory(findCategory(before, id), category);
      return same || !category ? [] : [{ ...category, index }];
    });
  });
  return { upserts, deletes: goneKeys(before.categories, after.categories) };
}

function isSameCategory(a: Category | null, b: Category | null): boolean {
  if (a === b) return true;
  return a?.parentId === b?.parentId && a?.name === b?.name && a?.scopeNote === b?.scopeNote;
}

function assignmentChanges(before: TreeValue, after: TreeValue): RowChanges['assignments'] {
  const changed = changedKeys(before.assignments, after.assignments);
  const gone = goneKeys(before.assignments, after.assignments);
  const upserts = changed.flatMap((categoryId) => {
    const was = assignmentsOf(before, categoryId);
    return assignmentRows(after, categoryId).filter(
      (row) => !isSameProvenance(ownEntry(was, row.studyId), row),
    );
  });
  const deletes = [...changed, ...gone].flatMap((categoryId) =>
    goneKeys(assignmentsOf(before, categoryId), assignmentsOf(after, categoryId)).map(
      (studyId) => ({ categoryId, studyId }),
    ),
  );
  return { upserts, deletes };
}

function isSameProvenance(a: Provenance | undefined, b: Provenance): boolean {
  return a !== undefined && a.origin === b.origin && a.evidenceId === b.evidenceId;
}

function judgementChanges(before: Review, after: Review): RowChanges['judgements'] {
  const upserts = kinds.flatMap((kind) =>
    changedKeys(before[parts[kind]], after[parts[kind]])
      .map((key) => ({ kind, key, body: bodyOf(after, kind, key) }))
      .filter(
        ({ key, body }) => JSON.stringify(body) !== JSON.stringify(bodyOf(before, kind, key)),
      ),
  );
  const deletes = kinds.flatMap((kind) =>
    goneKeys(before[parts[kind]], after[parts[kind]]).map((key) => ({ kind, key })),
  );
  return { upserts, deletes };
}
