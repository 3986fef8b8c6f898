/** The making of a claim-category table, from the job's start to the stored file, and the memory it takes. */

import { randomUUID } from 'node:crypto';
import { exportSettingsSchema } from '@/lib/api/export-contract';
import { owner } from '@/lib/auth/actor';
import type { ExportFormat } from '@/lib/datasets/datasets';
import { database, inTransaction } from '@/lib/db/client';
import { insertExport } from '@/lib/db/exports';
import { listStudyIds } from '@/lib/db/studies';
import { insertTree } from '@/lib/db/tree-writes';
import { createTopic } from '@/lib/services/create-topic';
import { executeExport } from '@/lib/services/execute-export';
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

async function secondsFor(topicId: string, format: ExportFormat): Promise<number> {
  const settings = exportSettingsSchema.parse({
    ...{ dataset: 'claim-category', format },
    filters: { topicIds: [topicId], reviewedOnly: false },
  });
  const asked = { requestedById: owner.id, ofEverybody: true, settings };
  const id = await inTransaction((on) => insertExport(on, asked));
  const start = performance.now();
  await executeExport(id, new AbortController().signal);
  return (performance.now() - start) / 1000;
}

export async function benchExports(): Promise<readonly Row[]> {
  const small = await makeCorrection(50_000);
  const rows: Row[] = [];
  for (const format of ['jsonl', 'csv', 'parquet'] as const) {
    const seconds = await secondsFor(small, format);
    const what = `50,000 claim-category rows as ${format}, a job from start to stored file`;
    rows.push({ what, figure: `${seconds.toFixed(1)} s`, bar: '< 5 s' });
  }
  const large = await makeCorrection(500_000);
  for (const format of ['jsonl', 'csv'] as const) {
    const seconds = await secondsFor(large, format);
    const memory = Math.round(process.resourceUsage().maxRSS / 1024);
    const figure = `${seconds.toFixed(1)} s, ${memory} MB at most so far`;
    rows.push({ what: `500,000 claim-category rows as ${format}`, figure });
  }
  return rows;
}
