/** Writes whole topics with a tree each, many at once: rows go over as JSON, one statement a table and slice. */

import type { Transaction } from './client';

export interface ImportedTopics {
  /** In the order in which lists show them. */
  readonly topics: readonly {
    readonly id: string;
    readonly title: string;
    readonly reviewId: string;
    readonly reviewPmid: string | null;
    readonly nextNumber: number;
  }[];
  readonly studies: readonly {
    readonly id: string;
    readonly topicId: string;
    readonly number: number;
    readonly title: string;
    readonly source: { readonly file: string; readonly record: number; readonly line: number };
  }[];
  readonly trees: readonly { readonly id: string; readonly topicId: string }[];
  readonly categories: readonly {
    readonly treeId: string;
    readonly id: string;
    readonly parentId: string | null;
    readonly index: number;
    readonly name: string;
  }[];
  readonly assignments: readonly {
    readonly treeId: string;
    readonly categoryId: string;
    readonly studyId: string;
  }[];
}

const insertedAtOnce = 10_000;

function* slices<T>(rows: readonly T[]): Generator<string> {
  for (let start = 0; start < rows.length; start += insertedAtOnce)
    yield JSON.stringify(rows.slice(start, start + insertedAtOnce));
}

/** The studies are placeholders, the trees and their assignments IMPORTED. */
export async function insertImportedTopics(
  on: Transaction,
  ownerId: string,
  rows: ImportedTopics,
): Promise<void> {
  await insertTopics(on, ownerId, rows.topics);
  for (const slice of slices(rows.studies))
    await on.$executeRaw`
      INSERT INTO "Study" ("id", "topicId", "number", "title", "abstract", "authors", "keywords",
        "placeholder", "source")
      SELECT "id", "topicId", "number", "title", '', '{}', '{}', true, "source"
      FROM json_to_recordset(${slice}::json)
        AS row("id" uuid, "topicId" uuid, "number" int, "title" text, "source" jsonb)`;
  for (const slice of slices(rows.trees))
    await on.$executeRaw`
      INSERT INTO "Tree" ("id", "topicId", "kind", "studyRevision")
      SELECT "id", "topicId", 'IMPORTED', 1
      FROM json_to_recordset(${slice}::json) AS row("id" uuid, "topicId" uuid)`;
  await insertContents(on, rows);
}

/** A millisecond apart, so that lists, which show the newest first, keep their order. */
async function insertTopics(on: Transaction, ownerId: string, topics: ImportedTopics['topics']) {
  const now = Date.now();
  const rows = topics.map((topic, place) => ({ ...topic, createdAt: new Date(now - place) }));
  for (const slice of slices(rows))
    await on.$executeRaw`
      INSERT INTO "Topic" ("id", "title", "ownerId", "reviewId", "reviewPmid", "nextNumber", "createdAt")
      SELECT "id", "title", ${ownerId}::uuid, "reviewId", "reviewPmid", "nextNumber", "createdAt"
      FROM json_to_recordset(${slice}::json)
        AS row("id" uuid, "title" text, "reviewId" text, "reviewPmid" text, "nextNumber" int,
          "createdAt" timestamptz)`;
}

async function insertContents(
  on: Transaction,
  { categories, assignments }: Pick<ImportedTopics, 'categories' | 'assignments'>,
) {
  for (const slice of slices(categories))
    await on.$executeRaw`
      INSERT INTO "Category" ("treeId", "id", "parentId", "index", "name", "scopeNote")
      SELECT "treeId", "id", "parentId", "index", "name", ''
      FROM json_to_recordset(${slice}::json)
        AS row("treeId" uuid, "id" text, "parentId" text, "index" int, "name" text)`;
  for (const slice of slices(assignments))
    await on.$executeRaw`
      INSERT INTO "Assignment" ("treeId", "categoryId", "studyId", "origin")
      SELECT "treeId", "categoryId", "studyId", 'IMPORTED'
      FROM json_to_recordset(${slice}::json)
        AS row("treeId" uuid, "categoryId" text, "studyId" uuid)`;
}
