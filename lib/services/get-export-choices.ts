import type { ExportChoices } from '@/lib/api/export-contract';
import type { Actor } from '@/lib/auth/actor';
import { canExportEverything, isExportable } from '@/lib/auth/rights';
import { database } from '@/lib/db/client';
import { listDatasetCorrections } from '@/lib/db/dataset-sources';

/** What the actor's exports can be filtered by: the topics, people and domains of the corrections they may export. */
export async function getExportChoices(actor: Actor): Promise<ExportChoices> {
  const everything = canExportEverything(actor);
  const trees = (await listDatasetCorrections(database())).filter(
    (tree) => everything || isExportable(actor, tree),
  );
  const topics = new Map(trees.map(({ topic }) => [topic.id, topic]));
  const people = new Map(
    trees.flatMap(({ annotatorId, annotator }) =>
      annotatorId === null ? [] : [[annotatorId, annotator ?? ''] as const],
    ),
  );
  const domains = new Set([...topics.values()].flatMap(({ domain }) => domain ?? []));
  return {
    topics: [...topics.values()].map(({ id, title }) => ({
      ...{ id, title },
      corrections: trees.filter(({ topic }) => topic.id === id).length,
    })),
    annotators: [...people].map(([id, name]) => ({ id, name })),
    domains: [...domains].sort((a, b) => a.localeCompare(b)),
  };
}
