import { effectiveStudies, isLinkStale } from '@/lib/tree/queries';
import {
  type AssignmentVerdict,
  assignmentsOf,
  type CategoryId,
  childrenOf,
  findCategory,
  ownEntry,
  pairKey,
  pairOf,
  ROOT,
  type StudyId,
  type TreeValue,
} from '@/lib/tree/value';

import type { Correction } from './correction';
import { Fates } from './fate';
import type { GroupLabel, Label, LabelState, Labels } from './label';
import type { LogRecord } from './standing';

type EffectiveStudies = ReadonlyMap<CategoryId, ReadonlySet<StudyId>>;

const verdictLabels = { belongs: 1, 'does-not-belong': 0 } as const;

/** The latest edits that decide something, by what they decide. */
interface Decisions {
  /** assign-study or unassign-study, by pair. */
  readonly places: ReadonlyMap<string, LogRecord>;
  /** judge-assignment, by pair. */
  readonly pairs: ReadonlyMap<string, LogRecord>;
  /** Pairs that were assigned or unassigned after they were judged. */
  readonly since: ReadonlySet<string>;
  /** judge-link, by child. */
  readonly links: ReadonlyMap<CategoryId, LogRecord>;
  /** move-category or add-category, by the category. */
  readonly moves: ReadonlyMap<CategoryId, LogRecord>;
  /** judge-siblings, by parent. */
  readonly groups: ReadonlyMap<string, LogRecord>;
}

function readDecisions(records: readonly LogRecord[]): Decisions {
  const places = new Map<string, LogRecord>();
  const pairs = new Map<string, LogRecord>();
  const since = new Set<string>();
  const links = new Map<CategoryId, LogRecord>();
  const moves = new Map<CategoryId, LogRecord>();
  const groups = new Map<string, LogRecord>();
  for (const record of records) {
    const { operation: op } = record;
    if (op.type === 'assign-study' || op.type === 'unassign-study') {
      const key = pairKey(op.studyId, op.categoryId);
      places.set(key, record);
      since.add(key);
    }
    if (op.type === 'judge-assignment') {
      const key = pairKey(op.studyId, op.categoryId);
      pairs.set(key, record);
      since.delete(key);
    }
    if (op.type === 'judge-link') links.set(op.childId, record);
    if (op.type === 'move-category' || op.type === 'add-category') moves.set(op.id, record);
    if (op.type === 'judge-siblings') groups.set(op.parentId ?? ROOT, record);
  }
  return { places, pairs, since, links, moves, groups };
}

/** The labels of one annotator; the rules are those of DATASETS.md. */
export class AnnotatorLabels implements Labels {
  readonly #base: TreeValue;
  readonly #value: TreeValue;
  readonly #fates: Fates;
  readonly #decisions: Decisions;
  readonly #isComplete: boolean;
  /** The judgements of pairs. A map: asked for hundreds of thousands of keys, a record would keep them all. */
  readonly #verdicts: ReadonlyMap<string, AssignmentVerdict>;
  readonly #now: EffectiveStudies;
  readonly #before: EffectiveStudies;
  /** Studies that a person put, or confirmed, in a category or below it. */
  readonly #confirmed: EffectiveStudies;

  constructor(correction: Correction) {
    const { base, value, records, isComplete } = correction;
    this.#base = base;
    this.#value = value;
    this.#fates = new Fates(correction);
    this.#decisions = readDecisions(records);
    this.#isComplete = isComplete;
    this.#verdicts = new Map(Object.entries(value.review.pairs));
    this.#now = effectiveStudies(value);
    this.#before = effectiveStudies(base);
    this.#confirmed = confirmedStudies(value, this.#decisions);
  }

  pair(studyId: StudyId, categoryId: CategoryId): Label {
    const id = this.#fates.of(categoryId);
    if (id === null) return { label: 0, state: 'changed', record: null };
    const key = pairKey(studyId, id);
    const verdict = this.#verdicts.get(key);
    const placed = this.#placed(studyId, id, key);
    if (verdict === 'belongs' || verdict === 'does-not-belong') {
      const judged = verdictLabels[verdict];
      const isOutdone = placed && placed.label !== judged && this.#decisions.since.has(key);
      const record = this.#decisions.pairs.get(key) ?? null;
      if (!isOutdone) return { label: judged, state: 'reviewed', record };
    }
    const label = placed?.label ?? (this.#now.get(id)?.has(studyId) ? 1 : 0);
    const record = placed?.record ?? null;
    if (verdict === 'unsure') return { label, state: 'unsure', record };
    const was = this.#before.get(categoryId)?.has(studyId) ? 1 : 0;
    if (placed || label !== was) return { label, state: 'changed', record };
    if (label === 1 && this.#confirmed.get(id)?.has(studyId))
      return { label, state: 'reviewed', record };
    return { label, state: this.#unasked(), record };
  }

  /** By the latest assign or unassign of the pair, unless a merge or a removal has changed it since. */
  #placed(studyId: StudyId, id: CategoryId, key: string) {
    const record = this.#decisions.places.get(key);
    if (!record) return null;
    const label = record.operation.type === 'assign-study' ? 1 : 0;
    const isHere = Object.hasOwn(assignmentsOf(this.#value, id), studyId);
    return isHere === (label === 1) ? { label, record } : null;
  }

  /** What nobody has touched counts as reviewed once the annotator has called the whole correction complete. */
  #unasked(): LabelState {
    return this.#isComplete ? 'reviewed' : 'untouched';
  }

  link(parentId: CategoryId, childId: CategoryId): Label {
    const parent = this.#fates.of(parentId);
    const child = this.#fates.of(childId);
    const isKept = child !== null && findCategory(this.#value, child)?.parentId === parent;
    if (parent === null || !isKept)
      return { label: 0, state: 'changed', record: this.#decisions.moves.get(childId) ?? null };
    return this.#kept(parent, child);
  }

  #kept(parentId: CategoryId, childId: CategoryId): Label {
    const judgement = isLinkStale(this.#value, childId)
      ? undefined
      : ownEntry(this.#value.review.links, childId);
    if (judgement) {
      const label = { correct: 2, unsure: 1, incorrect: 0 }[judgement.verdict];
      const record = this.#decisions.links.get(childId) ?? null;
      return { label, state: 'reviewed', record };
    }
    const record = this.#decisions.moves.get(childId) ?? null;
    const { operation } = record ?? {};
    const isPlaced = operation && 'parentId' in operation && operation.parentId === parentId;
    if (isPlaced && findCategory(this.#base, childId)?.parentId !== parentId)
      return { label: 2, state: 'changed', record };
    return { label: 1, state: this.#unasked(), record: null };
  }

  group(parentId: CategoryId | null): GroupLabel {
    const place = this.#fates.ofParent(parentId);
    const judgement = ownEntry(this.#value.review.siblings, place ?? ROOT);
    const members = new Set(childrenOf(this.#base, parentId));
    const misfits = new Set(judgement?.misfits);
    const isWhollyOdd = judgement?.verdict === 'incoherent' && misfits.size === 0;
    const fits = (child: CategoryId): number => {
      const now = this.#fates.of(child);
      if (now === null || isWhollyOdd || misfits.has(now)) return 0;
      // Merged into another of the group, it has left it; merged into something new there, it has not.
      if (now !== child && members.has(now)) return 0;
      return findCategory(this.#value, now)?.parentId === place ? 1 : 0;
    };
    const children = new Map([...members].map((id) => [id, fits(id)]));
    const allFit = [...children.values()].every((fit) => fit === 1);
    const coherent = allFit && judgement?.verdict !== 'incoherent';
    const record = this.#decisions.groups.get(place ?? ROOT) ?? null;
    const state = judgement ? 'reviewed' : allFit ? this.#unasked() : 'changed';
    return { children, coherent, state, record };
  }

  /**
   * Links of the corrected tree that the base does not have, with their labels: 2 where the annotator put the child
   * there, 1 where it got there because what was between them was removed or merged.
   */
  newLinks(): readonly { parentId: CategoryId; childId: CategoryId; label: Label }[] {
    const known = new Set<string>();
    for (const { id, parentId } of Object.values(this.#base.categories)) {
      const [parent, child] = [parentId && this.#fates.of(parentId), this.#fates.of(id)];
      if (parent && child) known.add(`${parent} ${child}`);
    }
    return Object.values(this.#value.categories).flatMap(({ id, parentId }) =>
      parentId === null || known.has(`${parentId} ${id}`)
        ? []
        : [{ parentId, childId: id, label: this.#kept(parentId, id) }],
    );
  }
}

function confirmedStudies(value: TreeValue, decisions: Decisions): EffectiveStudies {
  const confirmed = new Map<CategoryId, Set<StudyId>>();
  const confirm = (studyId: StudyId, categoryId: CategoryId) => {
    for (let at = findCategory(value, categoryId); at; ) {
      const studies = confirmed.get(at.id) ?? new Set();
      confirmed.set(at.id, studies.add(studyId));
      at = at.parentId === null ? null : findCategory(value, at.parentId);
    }
  };
  for (const [key, verdict] of Object.entries(value.review.pairs)) {
    const { studyId, categoryId } = pairOf(key);
    const places = assignmentsOf(value, categoryId);
    if (verdict === 'belongs' && Object.hasOwn(places, studyId)) confirm(studyId, categoryId);
  }
  for (const { operation } of decisions.places.values())
    if (operation.type === 'assign-study') {
      const { studyId, categoryId } = operation;
      if (Object.hasOwn(assignmentsOf(value, categoryId), studyId)) confirm(studyId, categoryId);
    }
  return confirmed;
}
