import { createHash } from 'node:crypto';

import { describe, expect, it } from 'vitest';

import type { ApiError } from '@/lib/api/contract';
import type { ExportSummary } from '@/lib/api/export-contract';
import { database } from '@/lib/db/client';
import { beginExport, insertExportChunk } from '@/lib/db/exports';
import { executeExport } from '@/lib/services/execute-export';

import { useDatabase } from '../support/database';
import { ask } from '../support/http';
import {
  fileOf,
  getExport,
  linesOf,
  makeExport,
  plantDecision,
  startExport,
} from '../support/http-exports';

useDatabase();

interface ExportPage {
  readonly items: readonly ExportSummary[];
  readonly next: string | null;
}

const signal = () => new AbortController().signal;

const all = { reviewedOnly: false } as const;

/** How topics are dealt depends on their random ids otherwise. */
const splits = { train: 1, val: 0, testId: 0 };

describe('an export as a job', () => {
  it('says in its manifest what it is made of', async () => {
    const { topicIds, topicId, treeId, baseTreeId } = await plantDecision();
    const made = await makeExport({ dataset: 'claim-category', filters: { topicIds }, splits });
    const bytes = await fileOf(made.id);
    expect(made.manifest).toMatchObject({
      software: { name: 'Espalier', version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
      file: {
        name: made.file?.name,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      },
      ...{ rows: 1, leftOut: 23, rowsBySplit: { train: 1 } },
      topics: [{ id: topicId, split: 'train', rows: 1 }],
      corrections: [{ treeId, baseTreeId, annotator: 'Owner', version: 1, rows: 1 }],
      settings: { dataset: 'claim-category', splits: { seed: 0, train: 1 } },
    });
    expect(made).toMatchObject({ status: 'succeeded', progress: { done: 1, total: 1 }, rows: 1 });
  });

  it('is listed, newest first', async () => {
    const first = await makeExport({ dataset: 'feedback' });
    const second = await makeExport({ dataset: 'trees' });
    const { items, next } = await ask<ExportPage>(200, 'GET', '/api/exports?limit=2');
    expect(items.map(({ id }) => id)).toEqual([second.id, first.id]);
    const rest = await ask<ExportPage>(200, 'GET', `/api/exports?cursor=${next}`);
    expect(rest.items.map(({ id }) => id)).not.toContain(first.id);
  });

  it('has no file before it has ended, and none when it was cancelled while queued', async () => {
    const id = await startExport({ dataset: 'feedback' });
    await ask<ApiError>(409, 'GET', `/api/exports/${id}/file`);
    await ask(202, 'POST', `/api/exports/${id}/cancel`);
    await executeExport(id, signal());
    expect(await getExport(id)).toMatchObject({ status: 'cancelled', file: null });
    await ask<ApiError>(409, 'POST', `/api/exports/${id}/cancel`);
  });

  it('stops when it is cancelled half-way, and leaves nothing of its file', async () => {
    await plantDecision();
    const id = await startExport({ dataset: 'claim-category', filters: all });
    await database().export.update({ where: { id }, data: { status: 'running' } });
    await ask(202, 'POST', `/api/exports/${id}/cancel`);
    await executeExport(id, signal());
    expect(await getExport(id)).toMatchObject({ status: 'cancelled', error: null });
    expect(await database().exportChunk.count({ where: { exportId: id } })).toBe(0);
  });

  it('is made anew from the beginning when its worker was killed', async () => {
    const { topicIds } = await plantDecision();
    const filters = { topicIds, ...all };
    const id = await startExport({ dataset: 'claim-category', filters });
    const attempt = await database().$transaction((on) => beginExport(on, id));
    const chunk = new TextEncoder().encode('half a li');
    await insertExportChunk(database(), { id, attempt: attempt ?? 0, index: 0 }, chunk);
    await executeExport(id, signal());
    expect(await linesOf(id)).toHaveLength(24);
    // The old worker was only slow: what it writes now is not taken.
    await insertExportChunk(database(), { id, attempt: attempt ?? 0, index: 1 }, chunk);
    expect(await linesOf(id)).toHaveLength(24);
  });

  it('goes back to the queue when its worker is told to stop', async () => {
    await plantDecision();
    const id = await startExport({ dataset: 'claim-category', filters: all });
    const stopping = AbortSignal.abort(new Error('The worker is stopping.'));
    await expect(executeExport(id, stopping)).rejects.toThrow('The worker is stopping.');
    expect(await getExport(id)).toMatchObject({ status: 'running' });
    await executeExport(id, signal());
    expect(await getExport(id)).toMatchObject({ status: 'succeeded' });
  });

  it('that ends its worker again and again fails with a reason', async () => {
    const id = await startExport({ dataset: 'feedback' });
    await database().export.update({ where: { id }, data: { attempts: 5 } });
    const { status, error } = await executeExport(id, signal()).then(() => getExport(id));
    expect(status).toBe('failed');
    expect(error).toMatch(/ended 5 times/);
  });
});
