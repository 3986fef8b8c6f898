/** What speaks for an assignment that an engine made. Pure. */

import type { PlaceEvidence } from '@/lib/api/page-data';
import {
  assignmentsOf,
  type CategoryId,
  ownEntry,
  type StudyId,
  type TreeValue,
} from '@/lib/tree/value';

/** By id, as assignments name it. */
export type EvidenceById = ReadonlyMap<string, PlaceEvidence>;

const maps = new WeakMap<readonly PlaceEvidence[], EvidenceById>();

/** Remembered per list, so that every row can ask. */
export function evidenceById(evidence: readonly PlaceEvidence[]): EvidenceById {
  const known = maps.get(evidence) ?? new Map(evidence.map((each) => [each.id, each]));
  maps.set(evidence, known);
  return known;
}

/** Below this, the study's wording or repeated answers speak for another category more than for this one. */
const lowConfidence = 0.5;

/** null where the study is not in the category itself, where a person put it, and where nothing was kept. */
export function supportOf(
  { value, evidence }: { readonly value: TreeValue; readonly evidence: EvidenceById },
  studyId: StudyId,
  categoryId: CategoryId,
): PlaceEvidence | null {
  const id = ownEntry(assignmentsOf(value, categoryId), studyId)?.evidenceId ?? null;
  return id === null ? null : (evidence.get(id) ?? null);
}

/** Whether the engine's own check doubts it, or its confidence is low. */
export function isDoubted({ questioned, confidence }: PlaceEvidence): boolean {
  return questioned || (confidence !== null && confidence.value < lowConfidence);
}

/** To order by, least sure first: 0 where the engine's own check doubts it, infinite where nothing is known. */
export function sureness(support: PlaceEvidence | null): number {
  if (support?.questioned) return 0;
  return support?.confidence?.value ?? Number.POSITIVE_INFINITY;
}
