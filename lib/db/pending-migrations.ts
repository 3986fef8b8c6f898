import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

import type { Database } from './client';

/** Whether the database lacks a migration that this version comes with. */
export async function hasPendingMigrations(on: Database): Promise<boolean> {
  const entries = await readdir(join(process.cwd(), 'prisma/migrations'), { withFileTypes: true });
  const rows = await on.$queryRaw<{ migration_name: string }[]>`
    SELECT "migration_name" FROM "_prisma_migrations" WHERE "finished_at" IS NOT NULL`;
  const applied = new Set(rows.map((row) => row.migration_name));
  return entries.some((entry) => entry.isDirectory() && !applied.has(entry.name));
}
