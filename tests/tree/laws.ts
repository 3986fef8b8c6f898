import { deepStrictEqual, notDeepStrictEqual } from 'node:assert';
import { expect } from 'vitest';
import { replay } from '@/lib/tree/gesture';
import { violations } from '@/lib/tree/invariants';
import {
  apply,
  invert,
  describe as inWords,
  type Operation,
  operationSchema,
  type Refusal,
} from '@/lib/tree/operation';
import { changedRows, type RowChanges, rowsOf, type TreeRows } from '@/lib/tree/rows';
import type { TreeValue } from '@/lib/tree/value';

/** Equal in every entry, in whatever order. Vitest's own matchers stumble over an entry `constructor`. */
export function expectSame(actual: unknown, expected: unknown): void {
  deepStrictEqual(actual, expected);
}

export function deepFreeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const key of Object.keys(value)) deepFreeze((value as Record<string, unknown>)[key]);
  return value;
}

/** Through JSON and the parser, as a stored operation comes back. */
export function stored(operation: Operation): Operation {
  return operationSchema.parse(JSON.parse(JSON.stringify(operation)));
}

/** The tree after operations that must all apply. */
export function treeAfter(value: TreeValue, operations: readonly Operation[]): TreeValue {
  const outcome = replay(value, operations);
  if (!outcome.ok) throw new Error(`Operation ${outcome.failedIndex}: ${outcome.refusal.message}`);
  return outcome.value;
}

/**
 * Applies the operation and asserts every law that holds for a single one; returns the tree after it, or
 * null when it was refused. The tree is frozen first, so that a change in place throws.
 */
export function expectLaws(before: TreeValue, operation: Operation): TreeValue | null {
  deepFreeze(before);
  const outcome = apply(before, deepFreeze(operation));
  if (!outcome.ok) {
    expect(outcome.refusal.message).toMatch(/^\S.*[.]$/s);
    return null;
  }
  const { value } = outcome;
  expect(violations(value)).toEqual([]);
  notDeepStrictEqual(value, before);
  expectInverse(before, operation, value);
  expectRoundTrip(before, operation, value);
  expectRows(before, value);
  expect(inWords(before, operation, (id) => id)).toMatch(/^\S/);
  return value;
}

function expectInverse(before: TreeValue, operation: Operation, value: TreeValue): void {
  const inverse = invert(before, operation).map(stored);
  expectSame(treeAfter(deepFreeze(value), inverse), before);
}

function expectRoundTrip(before: TreeValue, operation: Operation, value: TreeValue): void {
  expectSame(JSON.parse(JSON.stringify(value)), value);
  expectSame(treeAfter(before, [stored(operation)]), value);
}

const byKey = <T>(rows: readonly T[], key: (row: T) => string) =>
  new Map(rows.map((row) => [key(row), row]));

const keys = {
  categories: (id: string) => id,
  assignments: (row: { categoryId: string; studyId: string }) => `${row.categoryId}/${row.studyId}`,
  judgements: (row: { kind: string; key: string }) => `${row.kind}/${row.key}`,
};

function tables(rows: TreeRows) {
  return {
    categories: byKey(rows.categories, ({ id }) => keys.categories(id)),
    assignments: byKey(rows.assignments, keys.assignments),
    judgements: byKey(rows.judgements, keys.judgements),
  };
}

/** Writes the changes into the tables; each must change something. */
function written(rows: TreeRows, changes: RowChanges) {
  const made = tables(rows);
  const write = <T>(table: Map<string, T>, key: string, row: T) => {
    notDeepStrictEqual(table.get(key), row);
    table.set(key, row);
  };
  const erase = <T>(table: Map<string, T>, key: string) => expect(table.delete(key)).toBe(true);
  for (const row of changes.categories.upserts) write(made.categories, row.id, row);
  for (const id of changes.categories.deletes) erase(made.categories, id);
  for (const row of changes.assignments.upserts)
    write(made.assignments, keys.assignments(row), row);
  for (const row of changes.assignments.deletes) erase(made.assignments, keys.assignments(row));
  for (const row of changes.judgements.upserts) write(made.judgements, keys.judgements(row), row);
  for (const row of changes.judgements.deletes) erase(made.judgements, keys.judgements(row));
  return made;
}

/** The changed rows take the rows of one value to those of the other. */
export function expectRows(before: TreeValue, value: TreeValue): void {
  expectSame(written(rowsOf(before), changedRows(before, value)), tables(rowsOf(value)));
}

/** The tree after an operation that must apply, with every law asserted on the way. */
export function applied(before: TreeValue, operation: Operation): TreeValue {
  const value = expectLaws(before, operation);
  if (!value) throw new Error(`Refused: ${JSON.stringify(apply(before, operation))}`);
  return value;
}

/** Code and message of an operation that must be refused. */
export function refusalOf(before: TreeValue, operation: Operation): Refusal {
  const outcome = apply(deepFreeze(before), operation);
  if (outcome.ok) throw new Error('This was to be refused, and it applied.');
  return outcome.refusal;
}
