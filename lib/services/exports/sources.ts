import { AgreedLabels, type AgreementRule } from '@/lib/datasets/agreed-labels';
import { AnnotatorLabels } from '@/lib/datasets/annotator-labels';
import { type Correction, readCorrection } from '@/lib/datasets/correction';
import type { LabelSource } from '@/lib/datasets/source';
import { type Database, inSnapshot } from '@/lib/db/client';
import {
  type DatasetCorrection,
  listLogRecords,
  listPromptVersions,
} from '@/lib/db/dataset-sources';
import { listPlaceEvidence, type StoredEvidence } from '@/lib/db/evidence';
import { listRevokedGestures } from '@/lib/db/revocations';
import { getRunInput } from '@/lib/db/runs';
import { listStudies } from '@/lib/db/studies';
import { getTreeRecord } from '@/lib/db/trees';
import type { TreeValue } from '@/lib/tree/value';

import { loadTree, withoutWithdrawn } from '../load-tree';
import type { SelectedCorrection } from './selection';

type Studies = Awaited<ReturnType<typeof listStudies>>;

export interface LoadedBase {
  readonly treeId: string;
  /** With its withdrawn studies: what logs replay over. */
  readonly whole: TreeValue;
  /** Without them. */
  readonly value: TreeValue;
  /** By number, withdrawn ones left out. */
  readonly studies: Studies;
  readonly model: string | null;
  readonly promptVersions: ReadonlyMap<string, string>;
  /** Why the run put studies where they are, by the id of the evidence. */
  readonly evidence: ReadonlyMap<string, StoredEvidence>;
}

export interface LoadedCorrection<T extends DatasetCorrection = SelectedCorrection> {
  readonly selected: T;
  readonly base: LoadedBase;
  readonly correction: Correction;
  /** Ids of its revoked gestures. */
  readonly revoked: ReadonlySet<string>;
}

async function loadBase(on: Database, selected: DatasetCorrection): Promise<LoadedBase> {
  const { baseTreeId: treeId, topic } = selected;
  const { runId } = await getTreeRecord(on, treeId);
  const whole = await loadTree(on, { id: treeId, topicId: topic.id });
  return {
    treeId,
    whole,
    value: await withoutWithdrawn(on, topic.id, whole),
    studies: await listStudies(on, topic.id, runId),
    model: runId === null ? null : (await getRunInput(on, runId)).model,
    promptVersions: runId === null ? new Map() : await listPromptVersions(on, runId),
    evidence: new Map(
      (runId === null ? [] : await listPlaceEvidence(on, runId)).map((each) => [each.id, each]),
    ),
  };
}

async function loadCorrection<T extends DatasetCorrection>(
  on: Database,
  selected: T,
  base: LoadedBase,
): Promise<LoadedCorrection<T>> {
  const value = await loadTree(on, { id: selected.id, topicId: selected.topic.id });
  const revoked = await listRevokedGestures(on, selected.id);
  const whole = readCorrection({
    base: base.whole,
    value,
    log: await listLogRecords(on, selected.id),
    isComplete:
      selected.kind === 'FINAL' || (selected.completedAt !== null && !selected.restUntouched),
    revoked,
  });
  const shown = await withoutWithdrawn(on, selected.topic.id, whole.value);
  const correction = { ...whole, base: base.value, value: shown };
  return { selected, base, correction, revoked };
}

/** Loads corrections one by one, each as it is at one moment; the base of several that follow each other only once. */
export class CorrectionLoader {
  #base: LoadedBase | null = null;

  load<T extends DatasetCorrection>(selected: T): Promise<LoadedCorrection<T>> {
    return inSnapshot(async (on) => {
      if (this.#base?.treeId !== selected.baseTreeId) this.#base = await loadBase(on, selected);
      return loadCorrection(on, selected, this.#base);
    });
  }
}

function sourceOf(
  { base, selected }: LoadedCorrection,
  rest: Pick<LabelSource, 'labels' | 'correction' | 'annotator'>,
): LabelSource {
  const { topic, split } = selected;
  return {
    topic: { ...topic, split },
    treeId: base.treeId,
    base: base.value,
    studies: base.studies.map(({ id, number, claim, title }) => ({
      ...{ id, number },
      claim: claim || title,
    })),
    model: base.model,
    promptVersion: (evidenceId) => base.promptVersions.get(evidenceId) ?? null,
    ...rest,
  };
}

export function sourceOfOne(loaded: LoadedCorrection): LabelSource {
  const labels = new AnnotatorLabels(loaded.correction);
  return sourceOf(loaded, {
    labels,
    correction: { value: loaded.correction.value, labels },
    annotator: loaded.selected.kind === 'FINAL' ? 'final tree' : (loaded.selected.annotator ?? ''),
  });
}

/** Of two or more corrections of one tree. */
export function sourceOfSeveral(
  loaded: readonly [LoadedCorrection, ...LoadedCorrection[]],
  rule: AgreementRule,
): LabelSource {
  const labels = loaded.map(({ correction }) => new AnnotatorLabels(correction));
  return sourceOf(loaded[0], {
    labels: new AgreedLabels(labels, rule),
    correction: null,
    annotator: loaded.map(({ selected }) => selected.annotator ?? '').join('; '),
  });
}
