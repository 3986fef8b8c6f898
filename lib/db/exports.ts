import {
  type Export,
  type ExportManifest,
  exportSchema,
  exportSettingsSchema,
} from '@/lib/api/export-contract';
import { AppError } from '@/lib/errors';

import type { Database, Transaction } from './client';
import type { Prisma } from './generated/client';
import { storableJson } from './storable';

export interface ExportRecord extends Export {
  readonly requestedById: string;
  /** Whether it may hold anybody's corrections; else those of its requester and of their topics. */
  readonly ofEverybody: boolean;
}

const columns = {
  id: true,
  requestedById: true,
  ofEverybody: true,
  requestedBy: { select: { name: true } },
  settings: true,
  status: true,
  done: true,
  total: true,
  rows: true,
  bytes: true,
  fileName: true,
  manifest: true,
  error: true,
  createdAt: true,
  startedAt: true,
  finishedAt: true,
} as const;

type ExportRow = Prisma.ExportGetPayload<{ select: typeof columns }>;

function toExport(row: ExportRow): ExportRecord {
  const { requestedBy, done, total, bytes, fileName, ...rest } = row;
  const settings = exportSettingsSchema.parse(row.settings);
  return {
    ...rest,
    settings,
    dataset: settings.dataset,
    format: settings.format,
    requestedBy: requestedBy.name,
    progress: { done, total },
    file: row.status === 'succeeded' && fileName ? { name: fileName, bytes: Number(bytes) } : null,
    manifest: exportSchema.shape.manifest.parse(row.manifest),
    createdAt: row.createdAt.toISOString(),
    startedAt: row.startedAt?.toISOString() ?? null,
    finishedAt: row.finishedAt?.toISOString() ?? null,
  };
}

export async function insertExport(
  on: Transaction,
  asked: Pick<ExportRecord, 'requestedById' | 'ofEverybody' | 'settings'>,
): Promise<string> {
  const data = { ...asked, settings: storableJson(asked.settings) };
  return (await on.export.create({ data, select: { id: true } })).id;
}

/** Throws AppError 'not-found'. */
export async function getExportRecord(on: Database, id: string): Promise<ExportRecord> {
  const row = await on.export.findUnique({ where: { id }, select: columns });
  if (row === null) throw new AppError('not-found', 'There is no such export.');
  return toExport(row);
}

export interface ExportsPage {
  /** null: everybody's. */
  readonly requestedById: string | null;
  readonly limit: number;
  readonly after: { readonly createdAt: Date; readonly id: string } | null;
}

/** Newest first, without their manifests. */
export async function listExportRecords(
  on: Database,
  { requestedById, limit, after }: ExportsPage,
): Promise<ExportRecord[]> {
  const rows = await on.export.findMany({
    where: {
      ...(requestedById && { requestedById }),
      ...(after && {
        OR: [
          { createdAt: { lt: after.createdAt } },
          { createdAt: after.createdAt, id: { lt: after.id } },
        ],
      }),
    },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: { ...columns, manifest: false },
  });
  return rows.map((row) => toExport({ ...row, manifest: null }));
}

/** Changes the export if it is in one of the statuses `from`; returns whether it was. */
export async function updateExportIn(
  on: Database,
  id: string,
  from: readonly Export['status'][],
  change: Prisma.ExportUpdateManyMutationInput,
): Promise<boolean> {
  const where = { id, status: { in: [...from] } };
  return (await on.export.updateMany({ where, data: change })).count === 1;
}

/**
 * Begins a queued export, or begins it anew when the worker that had begun it is gone: its file is empty again. Returns
 * which attempt this is, or null when the export has ended.
 */
export async function beginExport(on: Transaction, id: string): Promise<number | null> {
  const [row] = await on.$queryRaw<{ attempts: number }[]>`
    UPDATE "Export" SET "status" = 'running', "attempts" = "attempts" + 1, "rows" = 0, "bytes" = 0,
      "done" = 0, "startedAt" = coalesce("startedAt", now())
    WHERE "id" = ${id}::uuid AND "status" IN ('queued', 'running') RETURNING "attempts"`;
  await on.exportChunk.deleteMany({ where: { exportId: id } });
  return row?.attempts ?? null;
}

export interface ExportProgress {
  readonly done: number;
  readonly total: number;
  readonly rows: number;
  readonly bytes: number;
}

/** `superseded`: another worker has begun it anew, or it has ended. */
export type Standing = 'go-on' | 'cancel-requested' | 'superseded';

export async function writeExportProgress(
  on: Database,
  id: string,
  attempt: number,
  { done, total, rows, bytes }: ExportProgress,
): Promise<Standing> {
  const [row] = await on.$queryRaw<{ cancelRequested: boolean }[]>`
    UPDATE "Export" SET "done" = ${done}::int, "total" = ${total}::int, "rows" = ${rows}::int,
      "bytes" = ${bytes}::bigint
    WHERE "id" = ${id}::uuid AND "attempts" = ${attempt}::int AND "status" = 'running'
    RETURNING "cancelRequested"`;
  if (!row) return 'superseded';
  return row.cancelRequested ? 'cancel-requested' : 'go-on';
}

/** Writes nothing when the export has been begun anew since. */
export async function insertExportChunk(
  on: Database,
  { id, attempt, index }: { readonly id: string; readonly attempt: number; readonly index: number },
  bytes: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await on.$executeRaw`
    INSERT INTO "ExportChunk" ("exportId", "index", "bytes")
    SELECT "id", ${index}::int, ${bytes}::bytea FROM "Export"
    WHERE "id" = ${id}::uuid AND "attempts" = ${attempt}::int AND "status" = 'running'
    FOR SHARE`;
}

/** The file's pieces in order, one in memory at a time. */
export async function* readExportChunks(
  on: Database,
  exportId: string,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  for (let index = 0; ; index += 1) {
    const chunk = await on.exportChunk.findUnique({
      where: { exportId_index: { exportId, index } },
      select: { bytes: true },
    });
    if (!chunk) return;
    yield chunk.bytes;
  }
}

/** Ends the attempt with its file; returns whether it was still the one under way. */
export async function finishExport(
  on: Database,
  id: string,
  attempt: number,
  manifest: ExportManifest,
): Promise<boolean> {
  const { file, rows, corrections } = manifest;
  const { count } = await on.export.updateMany({
    where: { id, status: 'running', attempts: attempt },
    data: {
      ...{ status: 'succeeded', finishedAt: new Date(), fileName: file.name, rows },
      ...{ bytes: BigInt(file.bytes), done: corrections.length, total: corrections.length },
      manifest: storableJson(manifest),
    },
  });
  return count === 1;
}

/** Takes the file away. */
export async function dropExportFile(on: Database, exportId: string): Promise<void> {
  await on.exportChunk.deleteMany({ where: { exportId } });
}

/** Exports that should be in the queue. */
export async function listUnfinishedExportIds(on: Database): Promise<readonly string[]> {
  const rows = await on.export.findMany({
    where: { status: { in: ['queued', 'running'] } },
    orderBy: { createdAt: 'asc' },
    select: { id: true },
  });
  return rows.map((row) => row.id);
}
