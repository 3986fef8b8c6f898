/** Exports over the HTTP API, made in this process as the worker would. */

import type { Export, StartExportInput } from '@/lib/api/export-contract';
import { executeExport } from '@/lib/services/execute-export';

import { ask, send } from './http';
import { gesture, plantCorrection, save } from './http-trees';

export async function startExport(json: StartExportInput): Promise<string> {
  const { id } = await ask<{ id: string }>(202, 'POST', '/api/exports', { json });
  return id;
}

export function getExport(id: string): Promise<Export> {
  return ask(200, 'GET', `/api/exports/${id}`);
}

export async function fileOf(id: string): Promise<Uint8Array> {
  const response = await send('GET', `/api/exports/${id}/file`);
  if (response.status !== 200) throw new Error(await response.text());
  return new Uint8Array(await response.arrayBuffer());
}

/** The export when it has ended. */
export async function makeExport(json: StartExportInput): Promise<Export> {
  const id = await startExport(json);
  await executeExport(id, new AbortController().signal);
  return getExport(id);
}

/** The file's lines, each a JSON value. */
export async function linesOf(id: string): Promise<Record<string, unknown>[]> {
  const text = new TextDecoder().decode(await fileOf(id));
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

export async function exportedLines(json: StartExportInput): Promise<Record<string, unknown>[]> {
  const made = await makeExport(json);
  if (made.status !== 'succeeded') throw new Error(`the export ${made.status}: ${made.error}`);
  return linesOf(made.id);
}

/** A correction of smallTree in which s5 was put into Barriers. */
export async function plantDecision() {
  const planted = await plantCorrection();
  const edit = gesture({
    type: 'assign-study',
    studyId: planted.study('s5'),
    categoryId: 'barriers',
  });
  await save(planted.treeId, 0, { ...edit, seconds: 3, exposure: 'hidden' });
  return { ...planted, gestureId: edit.id, topicIds: [planted.topicId] };
}
