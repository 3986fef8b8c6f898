import type { Agreement } from '@/lib/api/agreement-contract';
import type { Actor } from '@/lib/auth/actor';
import { canAdjudicate, canReadTree } from '@/lib/auth/rights';
import { database } from '@/lib/db/client';
import { listDatasetCorrections } from '@/lib/db/dataset-sources';
import { listStudies } from '@/lib/db/studies';
import { getTopicRecord } from '@/lib/db/topics';

import { AgreementReport, type LoadedForAgreement } from './agreement/report';
import { CorrectionLoader } from './exports/sources';
import { loadTree, withoutWithdrawn } from './load-tree';
import { getReadableTree } from './readable-tree';

/**
 * How far the corrections of a tree agree, of those that the actor may read. Items are those of the tree itself; what
 * annotators added is counted apart. What an annotator has not decided is not their answer. Throws AppError
 * 'not-found'.
 */
export async function getAgreement(actor: Actor, treeId: string): Promise<Agreement> {
  const tree = await getReadableTree(database(), actor, treeId);
  const corrections = await listDatasetCorrections(database(), { baseTreeId: treeId });
  const readable = corrections.filter(
    (each) =>
      each.kind === 'CORRECTION' && canReadTree(actor, { ...each, copiedFromId: each.baseTreeId }),
  );
  const loader = new CorrectionLoader();
  const loaded: LoadedForAgreement[] = [];
  for (const each of readable) loaded.push(await loader.load(each));
  const base = loaded[0]?.base;
  const value =
    base?.value ??
    (await withoutWithdrawn(database(), tree.topicId, await loadTree(database(), tree)));
  const studies = base?.studies ?? (await listStudies(database(), tree.topicId, tree.runId));
  return new AgreementReport(treeId, loaded, value, studies).make();
}

/** The same with the topic it is about. */
export async function getAgreementPage(actor: Actor, treeId: string) {
  const agreement = await getAgreement(actor, treeId);
  const { topicId } = await getReadableTree(database(), actor, treeId);
  const { id, title } = await getTopicRecord(database(), topicId);
  return { agreement, topic: { id, title }, canSettle: canAdjudicate(actor) };
}
