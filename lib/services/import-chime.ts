import { randomUUID } from 'node:crypto';

import type { ChimeImport } from '@/lib/api/import-contract';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { type ImportedTopics, insertImportedTopics } from '@/lib/db/imported-topics';
import { AppError } from '@/lib/errors';
import {
  type ChimeReply,
  type RejectedRow,
  readChimeReplies,
} from '@/lib/literature/chime-replies';
import {
  countCategories,
  type DroppedText,
  type Outline,
  type OutlineCategory,
} from '@/lib/tree/outline-text/outline';
import { parseOutline } from '@/lib/tree/outline-text/parse';

import type { UploadedFile } from './import/job';
import { requireTopicCreator } from './own-topic';

const droppedShown = 1_000;

/** Of one file: a few characters of a reply can cite thousands. */
const mostStudies = 200_000;
const mostAssignments = 1_000_000;

interface ReadReply extends ChimeReply {
  readonly outline: Outline;
}

/**
 * A topic for each of CHIME's released replies, with the studies it cites as placeholders and its tree as it is,
 * siblings of one name included. All in one transaction: all topics or none.
 *
 * @throws AppError 'forbidden', 'invalid' or 'too-large' for a file that is no such table, or in which no reply can be read.
 */
export async function importChime(actor: Actor, file: UploadedFile): Promise<ChimeImport> {
  requireTopicCreator(actor);
  const { replies, rejected } = readChimeReplies(file.name, file.bytes);
  const read = replies.map((reply) => ({ ...reply, outline: parseOutline(reply.reply) }));
  const kept = read.filter(({ outline }) => outline.rootCategories.length > 0);
  const account = accountOf(kept, [...rejected, ...read.flatMap(rejection)]);
  if (kept.length === 0) {
    const message = `No row of "${file.name}" holds a reply with categories.`;
    throw new AppError('invalid', message, { details: { rejected: account.rejected } });
  }
  const rows = joined(kept.map((reply, place) => toRows(reply, file.name, place + 1)));
  if (rows.studies.length > mostStudies || rows.assignments.length > mostAssignments) {
    const message = `"${file.name}" cites too many studies: split it into smaller files.`;
    throw new AppError('too-large', message);
  }
  await inTransaction((on) => insertImportedTopics(on, actor.id, rows));
  return { ...account, studies: rows.studies.length };
}

function rejection({ line, reviewId, outline }: ReadReply): RejectedRow[] {
  if (outline.rootCategories.length > 0) return [];
  return [{ line, reviewId, reason: 'there is no category in its reply' }];
}

function accountOf(
  kept: readonly ReadReply[],
  rejected: readonly RejectedRow[],
): Omit<ChimeImport, 'studies'> {
  const roots = kept.flatMap(({ outline }) => outline.rootCategories);
  const dropped = kept.flatMap(({ reviewId, outline }) =>
    outline.dropped.map((piece) => ({
      reviewId,
      ...piece,
      text: piece.text.slice(0, 500).toWellFormed(),
    })),
  );
  const isBefore = ({ reason }: DroppedText) => reason === 'before the outline';
  const within = dropped.filter((piece) => !isBefore(piece));
  return {
    topics: kept.length,
    trees: kept.length,
    rootCategories: roots.length,
    categories: countCategories(roots),
    rejected: rejected.toSorted((a, b) => a.line - b.line),
    dropped: within.slice(0, droppedShown),
    droppedPieces: within.length,
    linesBefore: dropped.length - within.length,
  };
}

/** The rows of one topic. Claims are numbered from 0 in the replies, as studies are here. */
function toRows(read: ReadReply, file: string, record: number): ImportedTopics {
  const { line, reviewId, reviewPmid, title, outline } = read;
  const topicId = randomUUID();
  const treeId = randomUUID();
  const count = highestNumber(outline.rootCategories) + 1;
  const studies = Array.from({ length: count }, (_, number) => ({
    id: randomUUID(),
    topicId,
    number,
    title: `Study ${number}`,
    source: { file, record, line },
  }));
  const studyIds = studies.map((study) => study.id);
  return {
    topics: [{ id: topicId, title, reviewId, reviewPmid, nextNumber: count }],
    trees: [{ id: treeId, topicId }],
    studies,
    ...contentsOf(outline.rootCategories, treeId, studyIds),
  };
}

function contentsOf(
  roots: readonly OutlineCategory[],
  treeId: string,
  studyIds: readonly string[],
): Pick<ImportedTopics, 'categories' | 'assignments'> {
  const categories: ImportedTopics['categories'][number][] = [];
  const assignments: ImportedTopics['assignments'][number][] = [];
  const add = (level: readonly OutlineCategory[], parentId: string | null) => {
    for (const [index, { name, studyNumbers, children }] of level.entries()) {
      const id = randomUUID();
      categories.push({ treeId, id, parentId, index, name });
      for (const number of studyNumbers) {
        const studyId = studyIds[number];
        if (studyId !== undefined) assignments.push({ treeId, categoryId: id, studyId });
      }
      add(children, id);
    }
  };
  add(roots, null);
  return { categories, assignments };
}

/** -1 when no study is cited. */
function highestNumber(categories: readonly OutlineCategory[]): number {
  return categories.reduce(
    (highest, { studyNumbers, children }) =>
      Math.max(highest, studyNumbers.at(-1) ?? -1, highestNumber(children)),
    -1,
  );
}

function joined(topics: readonly ImportedTopics[]): ImportedTopics {
  return {
    topics: topics.flatMap((topic) => topic.topics),
    studies: topics.flatMap((topic) => topic.studies),
    trees: topics.flatMap((topic) => topic.trees),
    categories: topics.flatMap((topic) => topic.categories),
    assignments: topics.flatMap((topic) => topic.assignments),
  };
}
