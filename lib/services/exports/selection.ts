import type { ExportFilters } from '@/lib/api/export-contract';
import { isExportable } from '@/lib/auth/rights';
import { type Split, splits, splitTopics } from '@/lib/datasets/splits';
import type { Database } from '@/lib/db/client';
import { type DatasetCorrection, listDatasetCorrections } from '@/lib/db/dataset-sources';
import type { ExportRecord } from '@/lib/db/exports';
import { findPerson } from '@/lib/db/people';
import { loadGiven } from '@/lib/db/tasks';
import { AppError } from '@/lib/errors';

export interface SelectedCorrection extends DatasetCorrection {
  readonly split: Split;
}

/** null: a final tree in the making, which is nobody's answer yet. */
function stateOf({ kind, completedAt }: DatasetCorrection): ExportFilters['states'][number] | null {
  if (kind === 'FINAL') return completedAt === null ? null : 'final';
  return completedAt === null ? 'open' : 'complete';
}

function isWanted(tree: DatasetCorrection, filters: ExportFilters): boolean {
  const { topicIds, annotatorIds, states, changedFrom, changedTo } = filters;
  const day = tree.updatedAt.toISOString().slice(0, 10);
  const state = stateOf(tree);
  return (
    (topicIds === undefined || topicIds.includes(tree.topic.id)) &&
    (annotatorIds === undefined || annotatorIds.includes(tree.annotatorId ?? '')) &&
    state !== null &&
    states.includes(state) &&
    (changedFrom === undefined || day >= changedFrom) &&
    (changedTo === undefined || day <= changedTo)
  );
}

/** As whom the job chooses: with the rights of now. Throws AppError 'not-found'. */
async function loadAsker(on: Database, id: string) {
  const person = await findPerson(on, id);
  if (person === null) throw new AppError('not-found', 'Who asked for this dataset is not known.');
  return { id, role: person.role, given: await loadGiven(on, id) };
}

/**
 * The corrections that go into an export, split by split. Topics are dealt to the splits before the filters, so that
 * other filters do not move a topic to another split.
 */
export async function selectCorrections(
  on: Database,
  { requestedById, ofEverybody, settings }: ExportRecord,
): Promise<readonly SelectedCorrection[]> {
  const all = await listDatasetCorrections(on);
  const asker = ofEverybody ? null : await loadAsker(on, requestedById);
  const allowed = all.filter((tree) => asker === null || isExportable(asker, tree));
  const topics = new Map(allowed.map(({ topic }) => [topic.id, topic]));
  const splitOf = splitTopics([...topics.values()], settings.splits);
  const selected = allowed
    .filter((tree) => isWanted(tree, settings.filters))
    .map((tree) => ({ ...tree, split: splitOf.get(tree.topic.id) ?? 'train' }));
  const { splits: wanted = splits } = settings.filters;
  return splits
    .filter((split) => wanted.includes(split))
    .flatMap((split) => selected.filter((tree) => tree.split === split));
}
