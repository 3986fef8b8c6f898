/** What a backup is of, as the database itself says: a new table is in it without anybody's doing. */

import type { ClientBase } from 'pg';
import { z } from 'zod';

/**
 * What is not worth keeping: who was signed in, and who tried to. Jobs are in a schema of their own, and are queued
 * again by the worker.
 */
export const leftOut: ReadonlySet<string> = new Set(['Session', 'SignInAttempt']);

const tableSchema = z.object({
  name: z.string(),
  columns: z.array(z.object({ name: z.string(), type: z.string() })),
  /** Columns of the primary key. */
  key: z.array(z.string()).min(1),
  /** Foreign keys, by the table that they lead to. */
  references: z.array(z.object({ name: z.string(), to: z.string() })),
});

export type Table = z.infer<typeof tableSchema>;

const catalogue = `
  SELECT c.relname AS "name",
    (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod))
        ORDER BY a.attnum)
      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attgenerated = '') AS "columns",
    (SELECT coalesce(json_agg(a.attname ORDER BY k.place), '[]')
      FROM pg_index i CROSS JOIN unnest(i.indkey) WITH ORDINALITY k("number", place)
      JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k."number"
      WHERE i.indrelid = c.oid AND i.indisprimary) AS "key",
    (SELECT coalesce(json_agg(json_build_object('name', f.conname, 'to', t.relname)
        ORDER BY f.conname), '[]')
      FROM pg_constraint f JOIN pg_class t ON t.oid = f.confrelid
      WHERE f.conrelid = c.oid AND f.contype = 'f') AS "references"
  FROM pg_class c
  WHERE c.relnamespace = current_schema()::text::regnamespace AND c.relkind = 'r'
    AND c.relname <> '_prisma_migrations'
  ORDER BY c.relname`;

/** Those that all of what they refer to is among `placed`. */
function isReady({ name, references }: Table, placed: ReadonlySet<string>): boolean {
  return references.every(({ to }) => to === name || placed.has(to));
}

/** Each after those that it refers to, as far as that can be; by name where it is open. */
export function inOrder(tables: readonly Table[]): readonly Table[] {
  const placed = new Set<string>();
  const rest = [...tables];
  const ordered: Table[] = [];
  while (rest.length > 0) {
    // Of tables that refer to each other the first by name has to do: its keys are checked at the end.
    const next = Math.max(
      rest.findIndex((table) => isReady(table, placed)),
      0,
    );
    const [table] = rest.splice(next, 1);
    if (!table) break;
    placed.add(table.name);
    ordered.push(table);
  }
  return ordered;
}

/** All tables of the schema but that of the migrations, in the order in which they can be filled. */
export async function listTables(client: ClientBase): Promise<readonly Table[]> {
  const { rows } = await client.query(catalogue);
  return inOrder(z.array(tableSchema).parse(rows));
}

/** Foreign keys that a row may have to wait for: to its own table, or to one that is filled later. */
export function lateReferences(tables: readonly Table[]) {
  const placed = new Set<string>();
  return tables.flatMap(({ name, references }) => {
    const late = references.filter(({ to }) => !placed.has(to));
    placed.add(name);
    return late.map((reference) => ({ table: name, name: reference.name }));
  });
}

/** Names of the migrations that the database has been through, in order; null: none, it is empty. */
export async function listMigrations(client: ClientBase): Promise<readonly string[] | null> {
  const known = await client.query(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "is"`);
  if (known.rows[0]?.is !== true) return null;
  const { rows } = await client.query<{ name: string }>(
    `SELECT "migration_name" AS "name" FROM "_prisma_migrations"
     WHERE "finished_at" IS NOT NULL AND "rolled_back_at" IS NULL ORDER BY 1`,
  );
  return rows.map(({ name }) => name);
}

/** An identifier as SQL wants it. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
