import type { Download } from '@/lib/api/download';
import type { Export, ExportSummary } from '@/lib/api/export-contract';
import type { Actor } from '@/lib/auth/actor';
import { canExportEverything, canReadExport } from '@/lib/auth/rights';
import type { ExportFormat } from '@/lib/datasets/datasets';
import { database } from '@/lib/db/client';
import {
  type ExportRecord,
  getExportRecord,
  listExportRecords,
  readExportChunks,
  updateExportIn,
} from '@/lib/db/exports';
import { AppError } from '@/lib/errors';

import { decodePageEnd, encodePageEnd } from './page-end';

function toExport({ requestedById: _, ofEverybody: __, ...each }: ExportRecord): Export {
  return each;
}

function toSummary(record: ExportRecord): ExportSummary {
  const { settings: _, manifest: __, ...summary } = toExport(record);
  return summary;
}

async function getReadable(actor: Actor, id: string): Promise<ExportRecord> {
  const record = await getExportRecord(database(), id);
  if (canReadExport(actor, record)) return record;
  throw new AppError('not-found', 'There is no such export.');
}

/** Throws AppError 'not-found', also for somebody else's. */
export async function getExport(actor: Actor, id: string): Promise<Export> {
  return toExport(await getReadable(actor, id));
}

/** Newest first. Throws AppError 'malformed' for a made-up cursor. */
export async function listExports(
  actor: Actor,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string },
): Promise<{ items: ExportSummary[]; next: string | null }> {
  const records = await listExportRecords(database(), {
    requestedById: canExportEverything(actor) ? null : actor.id,
    limit: limit + 1,
    after: cursor === undefined ? null : decodePageEnd(cursor),
  });
  const items = records.slice(0, limit).map(toSummary);
  const last = items.at(-1);
  return { items, next: records.length > limit && last ? encodePageEnd(last) : null };
}

/**
 * A queued export is cancelled at once; a running one is asked to stop, and the worker does so within a second. Throws
 * AppError 'not-found', or 'conflict' when it has already ended.
 */
export async function cancelExport(actor: Actor, id: string): Promise<Export> {
  const { status } = await getReadable(actor, id);
  const ended = { status: 'cancelled', finishedAt: new Date() } as const;
  const stopped =
    (await updateExportIn(database(), id, ['queued'], ended)) ||
    (await updateExportIn(database(), id, ['running'], { cancelRequested: true }));
  if (!stopped) throw new AppError('conflict', `This export has already ended: ${status}.`);
  return getExport(actor, id);
}

const types: Readonly<Record<ExportFormat, string>> = {
  jsonl: 'application/jsonl; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  parquet: 'application/vnd.apache.parquet',
};

/** Throws AppError 'not-found', or 'conflict' while there is no file. */
export async function readExportFile(actor: Actor, id: string): Promise<Download> {
  const { file, status, format } = await getReadable(actor, id);
  if (!file) throw new AppError('conflict', `This export has no file: it is ${status}.`);
  return { name: file.name, type: types[format], body: readExportChunks(database(), id) };
}
