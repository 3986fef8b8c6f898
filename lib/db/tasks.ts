import type { Database, Transaction } from './client';

/** Trees that were handed to a person or that they copied, with their topics, and the topics they own. */
export async function loadGiven(on: Database, personId: string) {
  const [trees, owned] = await Promise.all([
    on.tree.findMany({
      where: { OR: [{ tasks: { some: { annotatorId: personId } } }, { annotatorId: personId }] },
      take: 10_000,
      select: { id: true, topicId: true, copiedFromId: true },
    }),
    on.topic.findMany({ where: { ownerId: personId }, take: 10_000, select: { id: true } }),
  ]);
  const bases = trees.flatMap(({ copiedFromId }) => copiedFromId ?? []);
  const ownTopics = owned.map((topic) => topic.id);
  return {
    trees: new Set([...trees.map((tree) => tree.id), ...bases]),
    topics: new Set([...trees.map((tree) => tree.topicId), ...ownTopics]),
    ownTopics: new Set(ownTopics),
  };
}

export interface TaskRecord {
  readonly id: string;
  readonly treeId: string;
  readonly annotatorId: string;
  readonly annotator: string;
  readonly createdAt: Date;
}

/** Of a tree, oldest first. */
export async function listTreeTasks(on: Database, treeId: string): Promise<TaskRecord[]> {
  const rows = await on.task.findMany({
    where: { treeId },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 1_000,
    select: {
      id: true,
      treeId: true,
      annotatorId: true,
      createdAt: true,
      annotator: { select: { name: true } },
    },
  });
  return rows.map(({ annotator, ...task }) => ({ ...task, annotator: annotator.name }));
}

/** What a person was given, oldest first, with their correction of it; 1,000 at most. */
export async function listTasksOf(on: Database, annotatorId: string) {
  const rows = await on.task.findMany({
    where: { annotatorId, tree: { topic: { archivedAt: null } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: 1_000,
    select: {
      id: true,
      treeId: true,
      createdAt: true,
      tree: {
        select: {
          topic: { select: { id: true, title: true } },
          copies: { where: { annotatorId }, select: { id: true, completedAt: true } },
        },
      },
    },
  });
  return rows.map(({ tree, ...task }) => {
    const correction = tree.copies[0] ?? null;
    return { ...task, topicId: tree.topic.id, topicTitle: tree.topic.title, correction };
  });
}

/** Gives the tree to each who does not have it yet; how many that were. */
export async function insertTasks(
  on: Transaction,
  treeId: string,
  annotatorIds: readonly string[],
  givenById: string,
): Promise<number> {
  const data = annotatorIds.map((annotatorId) => ({ treeId, annotatorId, givenById }));
  return (await on.task.createMany({ data, skipDuplicates: true })).count;
}

/** The task that was, or null. */
export async function deleteTask(on: Transaction, id: string) {
  const task = await on.task.findUnique({
    where: { id },
    select: {
      treeId: true,
      annotator: { select: { name: true } },
      tree: { select: { topic: { select: { title: true } } } },
    },
  });
  if (task !== null) await on.task.delete({ where: { id } });
  return task;
}
