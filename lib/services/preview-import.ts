import type { ImportPreview } from '@/lib/api/contract';
import type { Actor } from '@/lib/auth/actor';
import { database } from '@/lib/db/client';
import { listStudyKeys } from '@/lib/db/studies';
import { getTopicRecord } from '@/lib/db/topics';

import { requireOwnTopic, requireTopicCreator } from './own-topic';
import {
  knownStudies,
  type PlannedFiles,
  parseFiles,
  planFiles,
  type UploadedFile,
} from './read-files';

const studiesShown = 50;
const duplicatesShown = 200;

type Duplicate = PlannedFiles['duplicates'][number];

function titleOf(of: Duplicate['of'], existing: ReadonlyMap<string, string>): string {
  return of.kind === 'record' ? of.record.title : (existing.get(of.key) ?? '');
}

function toPreview(
  { report, studies, filled, duplicates }: PlannedFiles,
  existing: ReadonlyMap<string, string>,
): ImportPreview {
  const all = [...filled.map(({ record }) => record), ...studies];
  return {
    studies: all.length,
    report,
    sample: all
      .slice(0, studiesShown)
      .map(({ title, abstract, year, doi, pmid }) => ({ title, abstract, year, doi, pmid })),
    merged: duplicates.slice(0, duplicatesShown).map(({ record, of, by }) => ({
      ...record.source,
      title: record.title,
      by,
      into: titleOf(of, existing),
    })),
  };
}

/**
 * What these files would add, to a new topic or to `topicId`; nothing is saved.
 * Throws AppError 'invalid' for a file that cannot be read, 'not-found' or 'forbidden' for the topic.
 */
export async function previewImport(
  actor: Actor,
  files: readonly UploadedFile[],
  topicId: string | null = null,
): Promise<ImportPreview> {
  if (topicId === null) requireTopicCreator(actor);
  else requireOwnTopic(actor, await getTopicRecord(database(), topicId));
  const keys = topicId === null ? [] : await listStudyKeys(database(), topicId);
  return toPreview(
    planFiles(parseFiles(files), knownStudies(keys)),
    new Map(keys.map((key) => [key.id, key.title])),
  );
}
