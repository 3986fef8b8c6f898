/** Corrections of generated trees, straight in the database. */

import { randomUUID } from 'node:crypto';

import { stringify } from 'csv-stringify/sync';

import { owner } from '@/lib/auth/actor';
import { database, inTransaction } from '@/lib/db/client';
import { listStudyIds } from '@/lib/db/studies';
import { insertTree } from '@/lib/db/tree-writes';
import { createTopic } from '@/lib/services/create-topic';
import { startCorrection } from '@/lib/services/start-correction';

import type { GoldSet } from '../../pipeline/gold-sets';
import { csvOf } from '../../support/paper-set';
import { generateTree } from '../../support/topics';

export interface TreeSize {
  readonly categories: number;
  readonly studies: number;
  /** Children of a category. */
  readonly fanOut: number;
}

/** As many places a study as in CHIME's trees. */
const placesOfFive = 12;

/** A correction of a tree filled level by level; returns its id. */
export async function makeCorrection({ categories, studies, fanOut }: TreeSize): Promise<string> {
  const bytes = new TextEncoder().encode(csvOf(studies));
  const title = `${studies} studies, ${categories} categories`;
  const { id: topicId } = await createTopic(owner, { title, files: [{ name: 'a.csv', bytes }] });
  const studyIds = await listStudyIds(database(), topicId);
  const ids = Array.from({ length: categories }, () => randomUUID());
  const rows = ids.map((id, at) => ({
    id,
    parentId: at < fanOut ? null : (ids[Math.floor(at / fanOut) - 1] ?? null),
    index: at % fanOut,
    name: `Category ${at} of the generated tree`,
    scopeNote: '',
  }));
  const assignments = Array.from({ length: (studies * placesOfFive) / 5 }, (_, at) => ({
    categoryId: ids[(at * 7) % categories] ?? '',
    studyId: studyIds[Math.floor((at * 5) / placesOfFive)] ?? '',
    origin: 'IMPORTED' as const,
    evidenceId: null,
  }));
  const content = { categories: rows, assignments: distinct(assignments), judgements: [] };
  const baseId = await inTransaction((on) =>
    insertTree(on, { topicId, studyRevision: 1, kind: 'IMPORTED' }, content),
  );
  return (await startCorrection(owner, baseId)).treeId;
}

function distinct<T extends { categoryId: string; studyId: string }>(rows: readonly T[]): T[] {
  return [...new Map(rows.map((row) => [`${row.categoryId} ${row.studyId}`, row])).values()];
}

/** A correction of the tree that the local engine makes of papers that an expert has sorted. */
export async function correctLocalTree({ name, studies }: GoldSet): Promise<string> {
  const rows = studies.map(({ title, abstract }) => [title, abstract]);
  const bytes = new TextEncoder().encode(stringify([['title', 'abstract'], ...rows]));
  const { id } = await createTopic(owner, { title: name, files: [{ name: 'a.csv', bytes }] });
  return (await startCorrection(owner, await generateTree(id))).treeId;
}
