import type { StartExport } from '@/lib/api/export-contract';
import type { DocumentName } from '@/lib/datasets/datasets';
import { database } from '@/lib/db/client';
import { listFeedback } from '@/lib/db/feedback';
import { depthFirst } from '@/lib/tree/queries';
import { assignmentsOf, type TreeValue } from '@/lib/tree/value';

import { chatDocuments } from './chat';
import type { Batch } from './rows';
import type { SelectedCorrection } from './selection';
import { CorrectionLoader, type LoadedCorrection } from './sources';

type Document = Readonly<Record<string, unknown>>;
/** What stands in every document. */
function aboutOf({ selected, base }: LoadedCorrection): Document {
  const { topic, split, annotator } = selected;
  return {
    ...{ split, topic_id: topic.id, review_id: topic.reviewId || topic.id, title: topic.title },
    review_pmid: topic.reviewPmid || topic.reviewId || topic.id,
    ...{ tree_id: base.treeId, correction_id: selected.id, annotator },
  };
}

function treeDocument(value: TreeValue, studies: LoadedCorrection['base']['studies']) {
  return {
    categories: depthFirst(value).map(({ category, index }) => ({
      ...category,
      index,
      studies: studies.flatMap(({ id, number }) => {
        const given = assignmentsOf(value, category.id)[id];
        return given ? [{ number, origin: given.origin }] : [];
      }),
    })),
  };
}

function* treeDocuments(loaded: LoadedCorrection): Generator<Document> {
  const { selected, base, correction } = loaded;
  yield {
    ...aboutOf(loaded),
    version: selected.version,
    completed_at: selected.completedAt?.toISOString() ?? null,
    model: base.model,
    studies: base.studies.map(({ id, number, title, claim, pmid, doi }) => ({
      ...{ id, number, title, claim, pmid, doi },
    })),
    before: treeDocument(base.value, base.studies),
    after: { ...treeDocument(correction.value, base.studies), review: correction.value.review },
  };
}

const pageSize = 500;

/** The log as it is, undone edits included, less what was revoked; `stands` says which edits count. */
async function* feedbackBatches(loaded: LoadedCorrection): AsyncGenerator<readonly Document[]> {
  const { selected, correction, revoked } = loaded;
  const about = aboutOf(loaded);
  const standing = new Set(correction.records.map(({ gestureId }) => gestureId));
  const isRevoked = (id: string | null) => id !== null && revoked.has(id);
  for (let after = 0; ; ) {
    const records = await listFeedback(database(), selected.id, {
      ...{ afterSeq: after, limit: pageSize, upToVersion: selected.version },
    });
    yield records
      .filter(
        ({ gestureId, undoes, redoes }) => ![gestureId, undoes, redoes].some((id) => isRevoked(id)),
      )
      .map((record) => ({ ...about, ...record, stands: standing.has(record.gestureId) }));
    const last = records.at(-1);
    if (records.length < pageSize || !last) return;
    after = last.seq;
  }
}

async function* batchesOf(
  name: DocumentName,
  loaded: LoadedCorrection,
  settings: StartExport,
): AsyncGenerator<readonly Document[]> {
  if (name === 'feedback') yield* feedbackBatches(loaded);
  else if (name === 'trees') yield [...treeDocuments(loaded)];
  else
    yield chatDocuments(name, loaded, settings.filters).map((chat) =>
      settings.extensions ? { ...chat, ...aboutOf(loaded) } : chat,
    );
}

/** One document after the other, correction by correction. */
export async function* documentRows(
  name: DocumentName,
  selected: readonly SelectedCorrection[],
  settings: StartExport,
): AsyncGenerator<Batch> {
  const loader = new CorrectionLoader();
  for (const each of selected) {
    const loaded = await loader.load(each);
    for await (const rows of batchesOf(name, loaded, settings))
      yield { rows, leftOut: 0, of: [each] };
  }
}
