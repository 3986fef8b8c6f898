/** A correction played over a base tree, for tests of what its log says. */

import type { AnnotatorLabels } from '@/lib/datasets/annotator-labels';
import { AnnotatorLabels as Labels } from '@/lib/datasets/annotator-labels';
import { type Correction, readCorrection } from '@/lib/datasets/correction';
import type { LogRecord } from '@/lib/datasets/standing';
import { applyGesture, inverseOfGesture, type Step } from '@/lib/tree/gesture';
import type { Operation } from '@/lib/tree/operation';
import { emptyTree, type TreeValue } from '@/lib/tree/value';

interface Options {
  readonly complete?: boolean;
  readonly revoked?: readonly string[];
  readonly seconds?: number;
}

export class Session {
  readonly log: LogRecord[] = [];
  readonly #steps = new Map<string, readonly Step[]>();
  value: TreeValue;

  constructor(readonly base: TreeValue) {
    this.value = { ...base, review: emptyTree([]).review };
  }

  #append(
    operations: readonly Operation[],
    {
      gestureId = `g${this.#steps.size + 1}`,
      undoes = null,
      redoes = null,
    }: Partial<LogRecord> = {},
  ): string {
    const outcome = applyGesture(this.value, operations);
    if (!outcome.ok) throw new Error(outcome.refusal.message);
    this.value = outcome.value;
    this.#steps.set(gestureId, outcome.steps);
    for (const { operation } of outcome.steps)
      this.log.push({
        ...{ gestureId, undoes, redoes, operation, actorId: 'a' },
        ...{ at: `2026-01-01T00:00:0${this.#steps.size % 10}.000Z`, seconds: 2, exposure: 'shown' },
      });
    return gestureId;
  }

  /** One gesture; returns its id. */
  do(...operations: Operation[]): string {
    return this.#append(operations);
  }

  undo(gestureId: string): string {
    return this.#append(inverseOfGesture(this.#steps.get(gestureId) ?? []), { undoes: gestureId });
  }

  redo(gestureId: string): string {
    const operations = (this.#steps.get(gestureId) ?? []).map(({ operation }) => operation);
    return this.#append(operations, { redoes: gestureId });
  }

  correction({ complete = false, revoked = [] }: Options = {}): Correction {
    const { base, value, log } = this;
    return readCorrection({ base, value, log, isComplete: complete, revoked: new Set(revoked) });
  }

  labels(options?: Options): AnnotatorLabels {
    return new Labels(this.correction(options));
  }
}

export const assign = (studyId: string, categoryId: string): Operation => ({
  type: 'assign-study',
  studyId,
  categoryId,
  provenance: { origin: 'EXPERT', evidenceId: null },
});
export const unassign = (studyId: string, categoryId: string): Operation => ({
  type: 'unassign-study',
  studyId,
  categoryId,
});
export const judge = (
  studyId: string,
  categoryId: string,
  verdict: 'belongs' | 'does-not-belong' | 'unsure',
): Operation => ({ type: 'judge-assignment', studyId, categoryId, verdict });
export const move = (id: string, parentId: string | null, index = 0): Operation => ({
  type: 'move-category',
  id,
  parentId,
  index,
});
export const merge = (sourceId: string, targetId: string): Operation => ({
  type: 'merge-categories',
  sourceId,
  targetId,
});
export const remove = (id: string): Operation => ({ type: 'remove-category', id });
export const add = (id: string, parentId: string | null, index = 0): Operation => ({
  type: 'add-category',
  ...{ id, parentId, index, name: id },
});
export const rename = (id: string, name: string): Operation => ({
  type: 'rename-category',
  id,
  name,
});
export const judgeLink = (
  parentId: string,
  childId: string,
  verdict: 'correct' | 'incorrect' | 'unsure',
): Operation => ({ type: 'judge-link', parentId, childId, verdict });
export const judgeGroup = (
  parentId: string | null,
  verdict: 'coherent' | 'incoherent',
  ...misfits: string[]
): Operation => ({ type: 'judge-siblings', parentId, verdict, misfits });
