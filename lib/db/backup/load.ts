import { createHash } from 'node:crypto';

import type { ClientBase } from 'pg';
import { z } from 'zod';

import { lateReferences, listTables, quoted, type Table } from './catalogue';
import {
  endSchema,
  type Header,
  type Part,
  type PartEnd,
  partEndSchema,
  partSchema,
  rowSchema,
} from './format';
import { damaged } from './lines';

/** Rows are written together until they are this many characters. */
const batchCharacters = 4_000_000;

/** The lines of a backup behind its header, with the place of the one at hand. */
export class Lines {
  /** 1-based; the header is line 1. */
  number = 1;
  #part = '';

  constructor(private readonly lines: AsyncIterator<string>) {}

  /** For messages. */
  get place(): string {
    return `line ${this.number}${this.#part && `, in the part ${this.#part}`}`;
  }

  enter(part: string): void {
    this.#part = part;
  }

  async next(): Promise<string> {
    const { value, done } = await this.lines.next();
    if (done) throw damaged(`behind ${this.place}`, 'it ends before its end');
    this.number += 1;
    return value;
  }

  async hasNext(): Promise<boolean> {
    return !(await this.lines.next()).done;
  }

  /** Throws what a damaged file is told of with. */
  parse<T>(schema: z.ZodType<T>, text: string): T {
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch (cause) {
      throw damaged(this.place, 'it is not JSON', cause);
    }
    const { data, success, error } = schema.safeParse(json);
    if (success) return data;
    throw damaged(this.place, z.prettifyError(error).replace(/\s+/g, ' '), error);
  }
}

function insertion({ name, columns }: Table, given: readonly string[]): string {
  const typeOf = new Map(columns.map((column) => [column.name, column.type]));
  const values = given.map((column, index) => `(r->>${index})::${typeOf.get(column)}`);
  return `INSERT INTO ${quoted(name)} (${given.map(quoted)})
    SELECT ${values} FROM json_array_elements($1::json) r`;
}

/** Rows of one table on their way into it. */
class Batch {
  #rows: string[] = [];
  #characters = 0;

  constructor(
    private readonly client: ClientBase,
    private readonly sql: string,
    private readonly lines: Lines,
  ) {}

  async add(row: string): Promise<void> {
    this.#rows.push(row);
    this.#characters += row.length;
    if (this.#characters >= batchCharacters) await this.write();
  }

  async write(): Promise<void> {
    const rows = this.#rows.splice(0);
    this.#characters = 0;
    if (rows.length === 0) return;
    await this.client.query(this.sql, [`[${rows}]`]).catch((cause: Error) => {
      const from = this.lines.number - rows.length + 1;
      throw damaged(`${this.lines.place} or one of those from line ${from}`, cause.message, cause);
    });
  }
}

function requireSameColumns({ name, columns }: Table, part: Part, lines: Lines): void {
  const own = columns.map((column) => column.name).toSorted();
  if (part.table === name && own.join() === part.columns.toSorted().join()) return;
  throw damaged(lines.place, `this is not the table ${name} with the columns ${own.join(', ')}`);
}

function requireWhole(stated: PartEnd, found: PartEnd, lines: Lines): void {
  if (stated.endOf !== found.endOf)
    throw damaged(lines.place, `this is not the end of the part ${found.endOf}`);
  if (stated.rows !== found.rows)
    throw damaged(
      lines.place,
      `it has ${found.rows} rows, and had ${stated.rows} when it was made`,
    );
  if (stated.sha256 !== found.sha256) throw damaged(lines.place, 'its checksum is another');
}

/** Reads a part and writes its rows. */
async function loadPart(client: ClientBase, table: Table, lines: Lines): Promise<number> {
  lines.enter(table.name);
  const part = lines.parse(partSchema, await lines.next());
  requireSameColumns(table, part, lines);
  const rowOfPart = rowSchema.length(part.columns.length);
  const batch = new Batch(client, insertion(table, part.columns), lines);
  const hash = createHash('sha256');
  for (let rows = 0; ; rows += 1) {
    const line = await lines.next();
    if (!line.startsWith('[')) {
      await batch.write();
      const found = { endOf: table.name, rows, sha256: hash.digest('hex') };
      requireWhole(lines.parse(partEndSchema, line), found, lines);
      return rows;
    }
    lines.parse(rowOfPart, line);
    hash.update(`${line}\n`);
    await batch.add(line);
  }
}

/** Runs `work` while foreign keys that do not follow the order of the parts wait for its end. */
async function withLateReferences<T>(
  client: ClientBase,
  tables: readonly Table[],
  work: () => Promise<T>,
): Promise<T> {
  const late = lateReferences(tables);
  const make = async (how: string) => {
    for (const { table, name } of late)
      await client.query(`ALTER TABLE ${quoted(table)} ALTER CONSTRAINT ${quoted(name)} ${how}`);
  };
  await make('DEFERRABLE INITIALLY DEFERRED');
  const result = await work();
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  await make('NOT DEFERRABLE');
  return result;
}

/** The next number of each counter comes after those that are taken. */
async function setCounters(client: ClientBase, tables: readonly Table[]): Promise<void> {
  for (const { name, columns } of tables)
    for (const column of columns) {
      const counter = 'pg_get_serial_sequence($1, $2)';
      const { rows } = await client.query(`SELECT ${counter} AS "name"`, [
        quoted(name),
        column.name,
      ]);
      if (rows[0]?.name === null) continue;
      await client.query(
        `SELECT setval(${counter}, max(${quoted(column.name)})) FROM ${quoted(name)}
         HAVING max(${quoted(column.name)}) IS NOT NULL`,
        [quoted(name), column.name],
      );
    }
}

/**
 * Fills the tables of an empty database that has been through the migrations of the backup, in the transaction that
 * the client is in; returns how many rows there were. Throws AppError 'invalid' with the place of what is damaged.
 */
export async function load(client: ClientBase, header: Header, lines: Lines): Promise<number> {
  await client.query(`SET LOCAL TimeZone = 'UTC'; SET LOCAL DateStyle = 'ISO'`);
  const known = new Map((await listTables(client)).map((table) => [table.name, table]));
  const tables = header.tables.map((name) => {
    const table = known.get(name);
    if (!table) throw damaged('line 1', `its migrations make no table ${name}`);
    return table;
  });
  return withLateReferences(client, tables, async () => {
    let rows = 0;
    for (const table of tables) rows += await loadPart(client, table, lines);
    lines.enter('');
    const end = lines.parse(endSchema, await lines.next());
    if (end.rows !== rows) throw damaged(lines.place, `${end.rows} rows were in it, ${rows} are`);
    if (await lines.hasNext()) throw damaged(`behind ${lines.place}`, 'something follows the end');
    await setCounters(client, tables);
    return rows;
  });
}
