/**
 * Trees and labels of experts, played in as the correction of a tree with known mistakes: what is exported must be the
 * experts' labels again.
 */

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import type { Quality } from '@/lib/api/quality-contract';
import { diff } from '@/lib/tree/diff';
import { type ClientOperation, clientOperationSchema } from '@/lib/tree/operation';
import { effectiveStudies } from '@/lib/tree/queries';
import { type AssignmentRow, type CategoryRow, treeFromRows } from '@/lib/tree/rows';
import { assignmentsOf, findCategory, type TreeValue } from '@/lib/tree/value';

import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import { exportedLines } from '../support/http-exports';
import { gesture, plantCorrection, save } from '../support/http-trees';

useDatabase();

interface Node {
  readonly name: string;
  readonly children?: readonly Node[];
}
const nodeSchema: z.ZodType<Node> = z.lazy(() =>
  z.object({ name: z.string(), children: z.array(nodeSchema).optional() }),
);
const papersSchema = z.array(z.object({ labels: z.array(z.string()) }));

const read = (file: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, '../fixtures/gold', file), 'utf8'));

const paperCount = 40;
const papers = papersSchema.parse(read('forc4cl.json')).slice(0, paperCount);

/** Rows of the taxonomy's categories that some paper is labelled with, and those above them. */
function goldCategories(): CategoryRow[] {
  const used = new Set(papers.flatMap(({ labels }) => labels));
  const rows: CategoryRow[] = [];
  const add = ({ name, children = [] }: Node, parentId: string | null, index: number): boolean => {
    const id = randomUUID();
    const at = rows.length;
    let place = 0;
    for (const child of children) if (add(child, id, place)) place += 1;
    if (place === 0 && !used.has(name)) return false;
    rows.splice(at, 0, { id, parentId, index, name, scopeNote: '' });
    return true;
  };
  let place = 0;
  for (const root of nodeSchema.parse(read('forc4cl-taxonomy.json')).children ?? [])
    if (add(root, null, place)) place += 1;
  return rows;
}

const from = (origin: 'MODEL' | 'EXPERT') => ({ origin, evidenceId: null });

/** With the papers in all categories that they are labelled with, or in the most specific ones of these only. */
function goldRows(studyIds: readonly string[], specific: boolean) {
  const categories = goldCategories();
  const byName = new Map(categories.map((row) => [row.name, row]));
  const assignments = papers.flatMap(({ labels }, number) => {
    const above = new Set(labels.map((label) => byName.get(label)?.parentId));
    return labels.flatMap((label): AssignmentRow[] => {
      const [studyId, category] = [studyIds[number], byName.get(label)];
      if (!studyId || !category) throw new Error(`${label} is no category`);
      if (specific && above.has(category.id)) return [];
      return [{ studyId, categoryId: category.id, ...from('EXPERT') }];
    });
  });
  return { categories, assignments };
}

/** The experts' tree as a careless model might have made it: every kind of mistake, always the same ones. */
function careless({ categories, assignments }: ReturnType<typeof goldRows>) {
  const roots = categories.filter(({ parentId }) => parentId === null);
  const leaves = categories.filter(({ id }) => !categories.some((each) => each.parentId === id));
  const forgotten = new Set(leaves.filter((_, index) => index % 7 === 3).map(({ id }) => id));
  const invented: CategoryRow = {
    ...{ id: randomUUID(), parentId: null, index: roots.length },
    ...{ name: 'Miscellaneous', scopeNote: '' },
  };
  const kept = categories.filter(({ id }) => !forgotten.has(id));
  const misplaced = kept.filter(({ parentId }) => parentId !== null).find((_, at) => at === 5);
  const parentOf = (row: CategoryRow) =>
    row === misplaced ? (roots.find(({ id }) => id !== row.parentId)?.id ?? null) : row.parentId;
  const moved = kept.map((row, index) => ({
    ...{ ...row, parentId: parentOf(row) },
    name: index % 11 === 4 ? `${row.name} and more` : row.name,
  }));
  const wrong = assignments.flatMap((row, index) => {
    const made = { ...row, ...from('MODEL') };
    if (forgotten.has(row.categoryId)) return [{ ...made, categoryId: invented.id }];
    const parentId = categories.find(({ id }) => id === row.categoryId)?.parentId ?? null;
    if (index % 5 === 1) return [];
    if (index % 6 === 2 && parentId !== null) return [{ ...made, categoryId: parentId }];
    if (index % 8 === 3) return [made, { ...made, categoryId: roots[index % 3]?.id ?? parentId }];
    return [made];
  });
  const distinct = new Map(
    wrong.flatMap(({ categoryId, ...row }) =>
      categoryId === null ? [] : [[`${row.studyId} ${categoryId}`, { ...row, categoryId }]],
    ),
  );
  return { categories: renumbered([...moved, invented]), assignments: [...distinct.values()] };
}

/** The places among siblings counted from 0 again. */
function renumbered(rows: readonly CategoryRow[]): CategoryRow[] {
  const next = new Map<string | null, number>();
  return rows.map((row) => {
    const index = next.get(row.parentId) ?? 0;
    next.set(row.parentId, index + 1);
    return { ...row, index };
  });
}

/** Plays the difference in, a gesture each, and returns the version after it. */
async function play(treeId: string, before: TreeValue, after: TreeValue): Promise<number> {
  const operations = diff(before, after).map((each): ClientOperation => {
    if (each.type !== 'assign-study') return clientOperationSchema.parse(each);
    const { provenance: _, ...operation } = each;
    return operation;
  });
  let version = 0;
  for (let at = 0; at < operations.length; at += 200) {
    const gestures = operations.slice(at, at + 200).map((each) => gesture(each));
    const { body, status } = await save(treeId, version, ...gestures);
    expect(status).toBe(200);
    version = body.version;
  }
  return version;
}

const pair = (studyId: string, categoryId: string) => `${studyId} ${categoryId}`;

/** The experts' labels: every study with every category of either tree; 1 in a category or one below it. */
function goldLabels(base: TreeValue, gold: TreeValue): Map<string, number> {
  const effective = effectiveStudies(gold);
  const ids = new Set([...Object.keys(base.categories), ...Object.keys(gold.categories)]);
  return new Map(
    [...ids].flatMap((id) =>
      gold.studyIds.map((study) => [
        pair(study, id),
        Number(effective.get(id)?.has(study) === true),
      ]),
    ),
  );
}

/** Studies that the experts took out of a category into one below it: by the rules they have left the first. */
function narrowed(base: TreeValue, gold: TreeValue): [studyId: string, categoryId: string][] {
  const effective = effectiveStudies(gold);
  return Object.keys(base.categories)
    .filter((id) => findCategory(gold, id))
    .flatMap((id) =>
      Object.keys(assignmentsOf(base, id))
        .filter((study) => !Object.hasOwn(assignmentsOf(gold, id), study))
        .filter((study) => effective.get(id)?.has(study))
        .map((study): [string, string] => [study, id]),
    );
}

async function exportedLabels(topicId: string, studyIds: readonly string[]) {
  const rows = await exportedLines({
    ...{ dataset: 'claim-category', extensions: true },
    filters: { topicIds: [topicId], reviewedOnly: false },
  });
  const labels = new Map(
    rows.map((row) => [
      pair(studyIds[Number(row.study_number)] ?? '', String(row.category_id)),
      Number(row.human_label),
    ]),
  );
  expect(labels.size).toBe(rows.length);
  return { rows, labels };
}

const sorted = (labels: ReadonlyMap<string, number>) =>
  [...labels].sort(([a], [b]) => (a < b ? -1 : 1));

describe('the experts’ tree, played in over a careless one', () => {
  it('comes out as the experts’ label of every study and every category', async () => {
    const { expert, base, topicId, treeId } = await plant({ specific: false });
    await play(treeId, base, expert);
    expect(narrowed(base, expert)).toEqual([]);
    const { rows, labels } = await exportedLabels(topicId, base.studyIds);
    expect(sorted(labels)).toEqual(sorted(goldLabels(base, expert)));
    expect(new Set(rows.map((row) => row.is_added))).toEqual(new Set([true, false]));
    await expectSameFigures(topicId, base, rows);
  });

  it('does so, where a place was narrowed down, once the broader one is confirmed', async () => {
    const { expert, base, topicId, treeId } = await plant({ specific: true });
    const version = await play(treeId, base, expert);
    const left = narrowed(base, expert);
    expect(left.length).toBeGreaterThan(0);
    const expected = goldLabels(base, expert);
    for (const [study, id] of left) expected.set(pair(study, id), 0);
    const played = await exportedLabels(topicId, base.studyIds);
    expect(sorted(played.labels)).toEqual(sorted(expected));

    const confirmed = left.map(([studyId, categoryId]) =>
      gesture({ type: 'judge-assignment', studyId, categoryId, verdict: 'belongs' }),
    );
    await save(treeId, version, ...confirmed);
    const { rows, labels } = await exportedLabels(topicId, base.studyIds);
    expect(sorted(labels)).toEqual(sorted(goldLabels(base, expert)));
    await expectSameFigures(topicId, base, rows);
  });
});

/** A correction of the careless tree, just begun, and the experts' tree over the same studies. */
async function plant({ specific }: { readonly specific: boolean }) {
  const names = Array.from({ length: paperCount }, (_, number) => `s${number}`);
  const gold = goldRows(names, specific);
  const planted = await plantCorrection(treeFromRows({ studyIds: names, ...careless(gold) }));
  const { value: base, treeId, topicId } = planted;
  const assignments = gold.assignments.map((row) => ({
    ...row,
    studyId: planted.study(row.studyId),
  }));
  const expert = treeFromRows({ ...gold, studyIds: base.studyIds, assignments });
  return { expert, base, treeId, topicId };
}

/** Precision and recall on the page about quality are those of the rows that were decided. */
async function expectSameFigures(
  topicId: string,
  base: TreeValue,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const before = effectiveStudies(base);
  const counts = { right: 0, wrong: 0, missing: 0 };
  for (const row of rows) {
    if (row.is_added || !['reviewed', 'changed'].includes(String(row.state))) continue;
    const study = base.studyIds[Number(row.study_number)] ?? '';
    const given = before.get(String(row.category_id))?.has(study) === true;
    if (given) counts[row.human_label === 1 ? 'right' : 'wrong'] += 1;
    else if (row.human_label === 1) counts.missing += 1;
  }
  const { all } = await ask<Quality>(200, 'GET', `/api/topics/${topicId}/quality`);
  expect(all.assignments).toMatchObject(counts);
}
