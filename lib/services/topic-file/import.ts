import type { TopicImport } from '@/lib/api/import-contract';
import type { Actor } from '@/lib/auth/actor';
import { canImportTopics } from '@/lib/auth/rights';
import { inTransaction, type Transaction } from '@/lib/db/client';
import type { TableName } from '@/lib/db/topic-files/format';
import {
  findOrNamePerson,
  findTopicTitle,
  insertRows,
  listColumns,
} from '@/lib/db/topic-files/insert';
import { getTreeRecord } from '@/lib/db/trees';
import { AppError } from '@/lib/errors';
import { violations } from '@/lib/tree/invariants';

import type { UploadedFile } from '../import/job';
import { loadTree } from '../load-tree';
import { findProblem } from '../verify-corrections';
import { type Row, type RowBatch, readRows } from './rows';

/** Columns that name people. */
const personColumns = ['ownerId', 'annotatorId', 'actorId', 'authorId'] as const;

/** One file on its way in. */
class TopicImporter {
  readonly #people = new Map<string, string>();
  readonly #trees: { readonly id: string; readonly hasLog: boolean }[] = [];
  readonly #counts = new Map<TableName, number>();
  #topic: { readonly id: string; readonly title: string } | null = null;
  #newPeople = 0;

  constructor(
    private readonly on: Transaction,
    private readonly ownerId: string,
  ) {}

  async add({ table, rows, where }: RowBatch): Promise<void> {
    this.#counts.set(table, (this.#counts.get(table) ?? 0) + rows.length);
    if (table === 'Person') return this.#addPeople(rows);
    const [topic] = rows;
    if (table === 'Topic' && topic) await this.#requireNew(topic);
    if (table === 'Tree')
      for (const { id, kind } of rows)
        this.#trees.push({ id: String(id), hasLog: kind === 'CORRECTION' || kind === 'FINAL' });
    const columns = await listColumns(this.on, table);
    const unknown = Object.keys(rows[0] ?? {}).find((name) => !columns.has(name));
    if (unknown !== undefined)
      throw new AppError('invalid', `${where}: the column ${unknown} is not known here.`);
    const written = rows.map((row) => this.#withPeople(table, row));
    await insertRows(this.on, table, written, where);
  }

  async #addPeople(rows: readonly Row[]): Promise<void> {
    for (const { id, name } of rows) {
      const found = await findOrNamePerson(this.on, { id: String(id), name: String(name) });
      this.#people.set(String(id), found.id);
      if (found.isNew) this.#newPeople += 1;
    }
  }

  /** Who imports a topic owns it. */
  #withPeople(table: TableName, row: Row): Row {
    if (table === 'Topic')
      return { ...row, ownerId: this.ownerId, archivedAt: null, sample: false };
    const named = personColumns.flatMap((column) => {
      const person = this.#people.get(String(row[column]));
      return person === undefined ? [] : [[column, person]];
    });
    return named.length === 0 ? row : { ...row, ...Object.fromEntries(named) };
  }

  async #requireNew({ id, title }: Row): Promise<void> {
    this.#topic = { id: String(id), title: String(title) };
    const there = await findTopicTitle(this.on, String(id));
    if (!there) return;
    const where = there.archivedAt ? 'among the archived ones' : 'in the list of topics';
    throw new AppError(
      'conflict',
      `This topic is here already, ${where}, as ‘${there.title}’. Nothing was imported.`,
    );
  }

  /** Throws AppError 'invalid' with the first tree that is not sound, or not what its log gives. */
  async requireSound(): Promise<void> {
    for (const { id, hasLog } of this.#trees) {
      const tree = await getTreeRecord(this.on, id);
      const problem = hasLog
        ? await findProblem(this.on, tree)
        : (violations(await loadTree(this.on, tree))[0] ?? null);
      if (problem !== null)
        throw new AppError('invalid', `Nothing was imported: tree ${id}: ${problem}`);
    }
  }

  account(): TopicImport {
    if (!this.#topic) throw new AppError('invalid', 'There is no topic in this file.');
    const count = (table: TableName) => this.#counts.get(table) ?? 0;
    return {
      ...this.#topic,
      studies: count('Study'),
      trees: count('Tree'),
      records: count('FeedbackRecord'),
      people: { known: this.#people.size - this.#newPeople, added: this.#newPeople },
    };
  }
}

/**
 * A topic from the file that `exportTopic` makes: studies, runs, trees, corrections, logs, judgements, comments, under the
 * ids that they had. People who are not here under the same name become names without an account. All of it or nothing.
 *
 * @throws AppError 'forbidden'; 'conflict' when the topic is here; 'invalid' with the place of what is wrong; 'too-large'.
 */
export function importTopic(actor: Actor, file: UploadedFile): Promise<TopicImport> {
  if (!canImportTopics(actor))
    throw new AppError(
      'forbidden',
      'Only an administrator may import whole topics: they hold work in the names of others.',
    );
  return inTransaction(async (on) => {
    const importer = new TopicImporter(on, actor.id);
    for await (const batch of readRows(file.bytes)) await importer.add(batch);
    const account = importer.account();
    await importer.requireSound();
    return account;
  });
}
