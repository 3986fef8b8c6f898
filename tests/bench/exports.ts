/** The making of a claim-category table, from the job's start to the stored file, and the memory it takes. */

import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';

import { owner } from '@/lib/auth/actor';
import type { ExportFormat } from '@/lib/datasets/datasets';
import { database, inTransaction } from '@/lib/db/client';
import { listStudyIds } from '@/lib/db/studies';
import { insertTree } from '@/lib/db/tree-writes';
import { createTopic } from '@/lib/services/create-topic';
import { startCorrection } from '@/lib/services/start-correction';

import { csvOf } from '../support/paper-set';
import type { Row } from './table';

const studies = 500;

/** A correction of a tree in which every study is in three categories; a row for every study and category. */
async function makeCorrection(rows: number): Promise<string> {
  const bytes = new TextEncoder().encode(csvOf(studies));
  const files = [{ name: 'a.csv', bytes }];
  const { id: topicId } = await createTopic(owner, { title: `${rows} rows`, files });
  const ids = Array.from({ length: rows / studies }, () => randomUUID());
  const categories = ids.map((id, index) => ({
    ...{ id, index: index % 10, name: `Category ${index}`, scopeNote: '' },
    parentId: index < 10 ? null : (ids[Math.floor(index / 10) - 1] ?? null),
  }));
  const studyIds = await listStudyIds(database(), topicId);
  const assignments = studyIds.flatMap((studyId, number) =>
    [0, 1, 2].map((step) => ({
      ...{ studyId, origin: 'MODEL' as const, evidenceId: null },
      categoryId: ids[(number * 7 + step * 31) % ids.length] ?? '',
    })),
  );
  const tree = { topicId, kind: 'IMPORTED', studyRevision: 1 } as const;
  const content = { categories, assignments, judgements: [] };
  await startCorrection(owner, await inTransaction((on) => insertTree(on, tree, content)));
  return topicId;
}

/** `heap`: of the process that makes the file, in megabytes. */
function exportOnce(
  topicId: string,
  format: ExportFormat,
  heap: number,
): { seconds: number; megabytes: number } {
  const program = ['--import', 'tsx', 'tests/bench/export-once.ts', topicId, format];
  const options = [`--max-old-space-size=${heap}`, ...program];
  return JSON.parse(execFileSync(process.execPath, options, { encoding: 'utf8' }));
}

async function exporting(rows: number, formats: readonly ExportFormat[]): Promise<readonly Row[]> {
  const heap = 192;
  const topicId = await makeCorrection(rows);
  return formats.map((format) => {
    const { seconds, megabytes } = exportOnce(topicId, format, heap);
    const what = `${rows.toLocaleString('en')} claim-category rows as ${format}, from the job's start to the stored file`;
    const figure = `${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB at most (heap of ${heap} MB)`;
    return { what, figure, ...(rows <= 50_000 && { bar: '< 5 s' }) };
  });
}

export async function benchExports(): Promise<readonly Row[]> {
  return [
    ...(await exporting(50_000, ['jsonl', 'csv', 'parquet'])),
    ...(await exporting(500_000, ['jsonl', 'csv'])),
  ];
}
