/** Saved gestures a second on one tree, against bare transactions that write the same two rows. */

import { randomUUID } from 'node:crypto';

import pg from 'pg';

import { owner } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { insertTree } from '@/lib/db/tree-writes';
import { createTopic } from '@/lib/services/create-topic';
import { saveGestures } from '@/lib/services/save-gestures';
import { startCorrection } from '@/lib/services/start-correction';
import { requireDatabaseUrl } from '@/lib/settings';

import { median, type Row } from './table';

const categories = 500;
const saves = 100;
const rounds = 3;

/** A correction of 500 categories, ten to a parent. */
async function makeTree(): Promise<{ treeId: string; ids: readonly string[] }> {
  const bytes = new TextEncoder().encode('title\nReminders');
  const { id } = await createTopic(owner, { title: 'Saves', files: [{ name: 'a.csv', bytes }] });
  const ids = Array.from({ length: categories }, () => randomUUID());
  const rows = ids.map((category, index) => ({
    id: category,
    parentId: index < 10 ? null : (ids[Math.floor(index / 10) - 1] ?? null),
    index: index % 10,
    name: `Category ${index}`,
    scopeNote: '',
  }));
  const tree = { topicId: id, studyRevision: 1 } as const;
  const content = { categories: rows, assignments: [], judgements: [] };
  const baseId = await inTransaction((on) =>
    insertTree(on, { ...tree, kind: 'IMPORTED' }, content),
  );
  const { treeId } = await startCorrection(owner, baseId);
  return { treeId, ids };
}

async function perSecond(work: (index: number) => Promise<unknown>): Promise<number> {
  const start = performance.now();
  for (let index = 0; index < saves; index += 1) await work(index);
  return saves / ((performance.now() - start) / 1000);
}

function bareTransaction(pool: pg.Pool, treeId: string, categoryId: string, seq: number) {
  return (async () => {
    const client = await pool.connect();
    await client.query('BEGIN');
    await client.query('UPDATE "Category" SET "name" = $3 WHERE "treeId" = $1 AND "id" = $2', [
      treeId,
      categoryId,
      `Bare ${seq}`,
    ]);
    await client.query(
      `INSERT INTO "FeedbackRecord" ("treeId", "seq", "gestureId", "type", "schemaVersion", "operation",
         "inverse", "description", "actorId", "baseVersion", "version", "touches")
       VALUES ($1, $2, $3, 'rename-category', 1, '{}', '[]', 'renamed', $4, 0, $2, '{}')`,
      [treeId, seq, randomUUID(), owner.id],
    );
    await client.query('COMMIT');
    client.release();
  })();
}

export async function benchSaves(): Promise<readonly Row[]> {
  const pool = new pg.Pool({ connectionString: requireDatabaseUrl(), max: 1 });
  const saved: number[] = [];
  const bare: number[] = [];
  try {
    for (let round = 0; round < rounds; round += 1) {
      const { treeId, ids } = await makeTree();
      const spare = await makeTree();
      const at = (list: readonly string[], index: number) => list[index % categories] ?? '';
      saved.push(
        await perSecond((index) =>
          saveGestures(owner, treeId, {
            baseVersion: index,
            gestures: [
              {
                id: randomUUID(),
                operations: [
                  { type: 'rename-category', id: at(ids, index), name: `Saved ${index}` },
                ],
              },
            ],
          }),
        ),
      );
      bare.push(
        await perSecond((index) =>
          bareTransaction(pool, spare.treeId, at(spare.ids, index), index + 1),
        ),
      );
    }
  } finally {
    await pool.end();
  }
  const ratio = median(saved.map((value, round) => value / (bare[round] ?? value)));
  return [
    {
      what: `gestures saved a second, tree of ${categories} categories, one after the other`,
      figure: `${median(saved).toFixed(0)} (bare two-statement transactions: ${median(bare).toFixed(0)})`,
    },
    {
      what: 'saves as a share of bare transactions',
      figure: `${(ratio * 100).toFixed(0)} %`,
      bar: '>= 50 %',
    },
  ];
}
