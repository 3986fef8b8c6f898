import { randomUUID } from 'node:crypto';
import { readdirSync } from 'node:fs';

import pg from 'pg';
import { describe, expect, it } from 'vitest';

import { owner } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { readSchema } from '@/lib/db/migrate';
import { withSchemaEngine } from '@/lib/db/schema-engine';
import { saveGestures } from '@/lib/services/save-gestures';
import { requireDatabaseUrl } from '@/lib/settings';

import { useDatabase } from '../support/database';
import { makeCorrection } from '../support/topics';

useDatabase();

async function correctionWithOneRecord(): Promise<string> {
  const { treeId } = await makeCorrection();
  const operation = {
    type: 'add-category' as const,
    id: randomUUID(),
    parentId: null,
    index: 0,
    name: 'Added',
  };
  await saveGestures(owner, treeId, {
    baseVersion: 0,
    gestures: [{ id: randomUUID(), operations: [operation] }],
  });
  return treeId;
}

/** The SQL that makes an empty database what prisma/schema.prisma says. */
async function scriptOfPrismaSchema(): Promise<string> {
  const schema = await readSchema();
  const files = [{ path: 'schema.prisma', content: schema }];
  const { stdout } = await withSchemaEngine(requireDatabaseUrl(), schema, (engine) =>
    engine.diff({
      from: { tag: 'empty' },
      to: { tag: 'schemaDatamodel', files },
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    }),
  );
  return stdout ?? '';
}

async function shapeOf(client: pg.Client, schema: string) {
  const columns = await client.query(
    `SELECT table_name, column_name, udt_name, is_nullable,
       replace(column_default, $1 || '.', '') AS column_default
     FROM information_schema.columns
     WHERE table_schema = $1 AND table_name <> '_prisma_migrations' ORDER BY 1, 2`,
    [schema],
  );
  const indexes = await client.query(
    `SELECT indexname, replace(indexdef, $1 || '.', '') AS definition FROM pg_indexes
     WHERE schemaname = $1 AND tablename <> '_prisma_migrations' ORDER BY 1`,
    [schema],
  );
  const references = await client.query(
    `SELECT conname, replace(pg_get_constraintdef(oid), $1 || '.', '') AS definition
     FROM pg_constraint WHERE connamespace = $1::regnamespace AND contype = 'f' ORDER BY 1`,
    [schema],
  );
  return { columns: columns.rows, indexes: indexes.rows, references: references.rows };
}

describe('the feedback log', () => {
  it('refuses UPDATE, DELETE and TRUNCATE', async () => {
    const treeId = await correctionWithOneRecord();
    const on = database();
    const where = { treeId };
    const records = () => on.feedbackRecord.count({ where });
    await expect(on.feedbackRecord.updateMany({ where, data: { reason: 'x' } })).rejects.toThrow(
      /append-only: UPDATE is refused/,
    );
    await expect(on.feedbackRecord.deleteMany({ where })).rejects.toThrow(
      /append-only: DELETE is refused/,
    );
    await expect(on.$executeRaw`TRUNCATE "FeedbackRecord"`).rejects.toThrow(
      /append-only: TRUNCATE is refused/,
    );
    expect(await records()).toBe(1);
  });

  it('keeps its tree and topic from being deleted', async () => {
    const treeId = await correctionWithOneRecord();
    await expect(database().tree.delete({ where: { id: treeId } })).rejects.toThrow();
  });
});

describe('the migrations', () => {
  it('make the tables and indexes that the Prisma schema describes', async () => {
    const client = new pg.Client({ connectionString: requireDatabaseUrl() });
    await client.connect();
    try {
      await client.query('CREATE SCHEMA described; SET search_path TO described');
      await client.query(await scriptOfPrismaSchema());
      const described = await shapeOf(client, 'described');
      expect(described.columns.length).toBeGreaterThan(50);
      expect(await shapeOf(client, 'public')).toEqual(described);
    } finally {
      await client.end();
    }
  });

  it('are all applied', async () => {
    const folders = readdirSync('prisma/migrations', { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name);
    const rows = await database().$queryRaw<{ migration_name: string }[]>`
      SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL`;
    expect(rows.map((row) => row.migration_name).sort()).toEqual(folders.sort());
  });
});
