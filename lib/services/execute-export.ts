import { columnNames, type ExportManifest } from '@/lib/api/export-contract';
import { columnsOf, tables } from '@/lib/datasets/columns';
import { type DocumentName, documents } from '@/lib/datasets/datasets';
import { database, inTransaction } from '@/lib/db/client';
import { isConnectionLoss } from '@/lib/db/connection-loss';
import {
  beginExport,
  dropExportFile,
  type ExportRecord,
  finishExport,
  getExportRecord,
  updateExportIn,
  writeExportProgress,
} from '@/lib/db/exports';
import { AppError } from '@/lib/errors';
import { version } from '@/package.json';

import { documentRows } from './exports/documents';
import { encoders } from './exports/encode';
import { ExportFile } from './exports/file';
import { type Batch, tableRows } from './exports/rows';
import { type SelectedCorrection, selectCorrections } from './exports/selection';

/** A person cancelled the export. */
class Cancelled extends Error {
  override readonly name = 'Cancelled';
}

/** Another worker has begun the export anew, or it has ended. */
class Superseded extends Error {
  override readonly name = 'Superseded';
}

/** An export that ends its worker this often is not begun again by itself. */
const mostAttempts = 5;

/** What has been written so far, by whose it is. */
class Tally {
  readonly rows = new Map<SelectedCorrection, number>();
  total = 0;
  leftOut = 0;

  add({ rows, leftOut, of }: Batch): void {
    this.total += rows.length;
    this.leftOut += leftOut;
    for (const each of of) this.rows.set(each, (this.rows.get(each) ?? 0) + rows.length);
  }
}

function batchesOf({ settings }: ExportRecord, selected: readonly SelectedCorrection[]) {
  const table = tables.find((name) => name === settings.dataset);
  return table
    ? tableRows(table, selected, settings)
    : documentRows(requireDocument(settings.dataset), selected, settings);
}

function requireDocument(dataset: string): DocumentName {
  const name = documents.find((each) => each === dataset);
  if (!name) throw new Error(`There is no dataset ${dataset}.`);
  return name;
}

/** Progress is written this often at most. */
const progressEveryMs = 500;

async function* counted(
  batches: AsyncIterable<Batch>,
  tally: Tally,
  goOn: () => Promise<void>,
): AsyncGenerator<Batch['rows']> {
  let told = 0;
  for await (const batch of batches) {
    tally.add(batch);
    yield batch.rows;
    if (performance.now() - told < progressEveryMs) continue;
    await goOn();
    told = performance.now();
  }
}

async function write(job: ExportRecord, attempt: number, stopping: AbortSignal): Promise<void> {
  const selected = await selectCorrections(database(), job);
  const file = new ExportFile(job.id, attempt);
  const tally = new Tally();
  const goOn = async () => {
    stopping.throwIfAborted();
    const progress = { done: tally.rows.size, total: selected.length };
    const counts = { ...progress, rows: tally.total, bytes: file.bytes };
    const standing = await writeExportProgress(database(), job.id, attempt, counts);
    if (standing === 'cancel-requested') throw new Cancelled();
    if (standing === 'superseded') throw new Superseded();
  };
  await goOn();
  const { settings } = job;
  const table = tables.find((name) => name === settings.dataset);
  const columns = table ? columnsOf(table, settings.extensions) : [];
  const batches = counted(batchesOf(job, selected), tally, goOn);
  await encoders[settings.format](batches, columns, (bytes) => file.write(bytes));
  const sha256 = await file.finish();
  await goOn();
  await finish(job, attempt, manifestOf(job, tally, { sha256, bytes: file.bytes }, selected));
}

function manifestOf(
  job: ExportRecord,
  { rows, total, leftOut }: Tally,
  file: { readonly sha256: string; readonly bytes: number },
  selected: readonly SelectedCorrection[],
): ExportManifest {
  const { settings } = job;
  const rowsOf = (some: readonly SelectedCorrection[]) =>
    some.reduce((sum, each) => sum + (rows.get(each) ?? 0), 0);
  // Where annotators had to agree, the rows of one tree are counted with each of them.
  const firsts =
    settings.filters.agreement === 'any'
      ? selected
      : [...new Map(selected.toReversed().map((each) => [each.baseTreeId, each])).values()];
  const bySplit = Map.groupBy(firsts, ({ split }) => split);
  const byTopic = Map.groupBy(firsts, ({ topic }) => topic.id);
  return {
    software: { name: 'Espalier', version },
    exportId: job.id,
    settings,
    createdAt: job.createdAt,
    finishedAt: new Date().toISOString(),
    file: { name: fileName(job), ...file },
    columns: [...columnNames(settings)],
    rows: total,
    leftOut,
    rowsBySplit: Object.fromEntries([...bySplit].map(([split, some]) => [split, rowsOf(some)])),
    topics: [...byTopic.values()].flatMap(([first, ...others]) =>
      first
        ? [
            {
              ...{ id: first.topic.id, title: first.topic.title, split: first.split },
              rows: rowsOf([first, ...others]),
            },
          ]
        : [],
    ),
    corrections: selected.map((each) => ({
      ...{ treeId: each.id, baseTreeId: each.baseTreeId, annotator: each.annotator },
      ...{ version: each.version, rows: rows.get(each) ?? 0 },
      completedAt: each.completedAt?.toISOString() ?? null,
    })),
  };
}

function fileName({ settings, createdAt }: ExportRecord): string {
  const { dataset, format } = settings;
  return `${dataset}-${createdAt.slice(0, 19).replace(/[^0-9]/g, '')}.${format}`;
}

async function finish({ id }: ExportRecord, attempt: number, manifest: ExportManifest) {
  if (!(await finishExport(database(), id, attempt, manifest))) throw new Superseded();
}

/** Ends it without a file. */
function end(id: string, status: 'cancelled' | 'failed', error: string | null): Promise<void> {
  return inTransaction(async (on) => {
    const change = { status, error, finishedAt: new Date() };
    if (await updateExportIn(on, id, ['running'], change)) await dropExportFile(on, id);
  });
}

/**
 * Makes the file of a queued export, or makes it anew after the worker that had begun it was killed. Throws when this
 * worker is to stop or the database is lost: the job goes back to the queue.
 */
export async function executeExport(id: string, stopping: AbortSignal): Promise<void> {
  const attempt = await inTransaction((on) => beginExport(on, id));
  if (attempt === null) return;
  try {
    if (attempt > mostAttempts) {
      throw new AppError(
        'internal',
        `The worker has ended ${mostAttempts} times in the middle of this export. Filter it to fewer topics.`,
      );
    }
    await write(await getExportRecord(database(), id), attempt, stopping);
  } catch (error) {
    if (error instanceof Superseded) return;
    if (error instanceof Cancelled) return end(id, 'cancelled', null);
    if (isConnectionLoss(error)) throw error;
    if (stopping.aborted) {
      // It was not the export that ended the worker.
      await updateExportIn(database(), id, ['running'], { attempts: { decrement: 1 } });
      throw error;
    }
    console.error(`Export ${id} failed:`, error);
    const said =
      error instanceof AppError
        ? error.message
        : 'Something went wrong that should not; the log says what. Start the export again.';
    await end(id, 'failed', said);
  }
}
