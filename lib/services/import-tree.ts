import type { TreeImport } from '@/lib/api/import-contract';
import type { Actor } from '@/lib/auth/actor';
import { inTransaction } from '@/lib/db/client';
import { listStudyHeadings } from '@/lib/db/studies';
import { insertTree } from '@/lib/db/tree-writes';
import { AppError } from '@/lib/errors';
import { readTreeFile } from '@/lib/exchange/read/read-tree';
import { toImportedRows } from '@/lib/exchange/read/to-rows';
import type { UploadedFile } from './import/job';
import { lockOwnTopic } from './own-topic';

const droppedShown = 1_000;

/**
 * An imported tree of the topic out of a file in any format that `readTreeFile` knows.
 * Throws AppError 'not-found', 'forbidden', 'invalid' for a file without a tree, or 'too-large'.
 */
export async function importTree(
  actor: Actor,
  topicId: string,
  { name, bytes }: UploadedFile,
): Promise<TreeImport> {
  const file = readTreeFile(name, bytes);
  return inTransaction(async (on) => {
    const topic = await lockOwnTopic(on, actor, topicId);
    const headings = [...(await listStudyHeadings(on, topicId)).values()];
    const studies = headings.map(({ studyId, ...study }) => ({ id: studyId, ...study }));
    const { categories, assignments, dropped } = toImportedRows(file, studies);
    if (categories.length === 0) throw new AppError('invalid', `"${name}" holds no category.`);
    const tree = { topicId, kind: 'IMPORTED', studyRevision: topic.revision } as const;
    const treeId = await insertTree(on, tree, { categories, assignments, judgements: [] });
    return {
      ...{ treeId, format: file.format, categories: categories.length },
      rootCategories: categories.filter(({ parentId }) => parentId === null).length,
      assignments: assignments.length,
      dropped: dropped.slice(0, droppedShown).map((piece) => ({
        ...piece,
        text: piece.text.slice(0, 500).toWellFormed(),
      })),
      droppedPieces: dropped.length,
    };
  });
}
