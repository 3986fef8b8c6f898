/**
 * People who correct one tree at the same time over the HTTP API, and a model of what must come of it. The
 * model is built from the server's acknowledgements alone; it never looks at what the server stored.
 */

import { expect } from 'vitest';

import type { GestureResult, SaveResult } from '@/lib/api/contract';
import { owner } from '@/lib/auth/actor';
import { applyGesture, inverseOfGesture, replayGesture } from '@/lib/tree/gesture';
import { type LogEntry, nextRedo, nextUndo, standingGestures } from '@/lib/tree/history';
import type { ClientOperation, Operation } from '@/lib/tree/operation';
import type { TreeValue } from '@/lib/tree/value';

import type { Reply } from './http';

interface Made extends LogEntry {
  readonly operations: readonly Operation[];
  readonly inverse: readonly Operation[];
}

export interface Request {
  readonly baseVersion: number;
  readonly gesture: { readonly id: string; readonly operations: ClientOperation[] };
}

/** What the server must have, by its own acknowledgements. */
export class Model {
  readonly log: Made[] = [];
  /** The tree after each version. */
  readonly versions: TreeValue[];

  constructor(base: TreeValue) {
    this.versions = [base];
  }

  get version(): number {
    return this.versions.length - 1;
  }

  get value(): TreeValue {
    return this.at(this.version);
  }

  at(version: number): TreeValue {
    const value = this.versions[version];
    if (value === undefined) throw new Error(`The model has no version ${version}.`);
    return value;
  }

  /** The reply to a save of one gesture. */
  saved({ baseVersion, gesture }: Request, { status, body }: Reply<SaveResult>): GestureResult {
    const result = onlyResult(body);
    const applies = applyGesture(this.value, gesture.operations).ok;
    if (result.status === 'applied') {
      this.#push(result, { undoes: null, redoes: null, operations: gesture.operations });
    } else if (result.status === 'already-applied') {
      this.#expectKnown(result);
    } else {
      expect(result.reason).toMatch(/^\P{Ll}.*\.$/u);
      if (applies) expect(baseVersion, 'refused though nothing changed').toBeLessThan(this.version);
      const stale = applies || applyGesture(this.at(baseVersion), gesture.operations).ok;
      expect(status).toBe(stale ? 409 : 422);
    }
    if (result.status !== 'refused') expect(status).toBe(200);
    expect(body.version).toBe(this.version);
    return result;
  }

  /** What an undo or a redo must come down to; null when it must be refused. */
  plan(
    kind: 'undo' | 'redo',
    target: string | undefined,
  ): Omit<Made, 'gestureId' | 'inverse'> | null {
    const next = kind === 'undo' ? nextUndo : nextRedo;
    const gestureId = target ?? next(this.log, owner.id);
    if (gestureId === null) return null;
    const taken = kind === 'undo' ? this.#standing(gestureId) : this.#undoOf(gestureId);
    if (!taken || !replayGesture(this.value, taken.inverse).ok) return null;
    const [undoes, redoes] = kind === 'undo' ? [gestureId, null] : [null, gestureId];
    return { undoes, redoes, operations: taken.inverse, actorId: owner.id };
  }

  /** The reply to the undo or redo that `plan` was made for. */
  took(plan: ReturnType<Model['plan']>, { status, body }: Reply<SaveResult>): void {
    const result = onlyResult(body);
    expect(result.status).toBe(plan ? 'applied' : 'refused');
    expect(status).toBe(plan ? 200 : 422);
    if (!plan) return;
    expect(result.operations).toEqual(JSON.parse(JSON.stringify(plan.operations)));
    this.#push(result, plan);
  }

  #standing(gestureId: string): Made | undefined {
    const stands = standingGestures(this.log).includes(gestureId);
    return stands ? this.log.find((made) => made.gestureId === gestureId) : undefined;
  }

  #undoOf(gestureId: string): Made | undefined {
    const last = this.log.findLast((made) => [made.undoes, made.redoes].includes(gestureId));
    return last?.undoes === gestureId ? last : undefined;
  }

  #push(result: GestureResult, made: Pick<Made, 'undoes' | 'redoes' | 'operations'>): void {
    const outcome = replayGesture(this.value, made.operations);
    if (!outcome.ok) throw new Error(`Applied by the server only: ${outcome.refusal.message}`);
    this.versions.push(outcome.value);
    expect(result.version).toBe(this.version);
    const inverse = inverseOfGesture(outcome.steps);
    this.log.push({ ...made, gestureId: result.gestureId, actorId: owner.id, inverse });
  }

  #expectKnown({ gestureId, version = 0 }: GestureResult): void {
    expect(this.log[version - 1]?.gestureId).toBe(gestureId);
  }
}

function onlyResult({ results }: SaveResult): GestureResult {
  expect(results).toHaveLength(1);
  const [result] = results;
  if (result === undefined) throw new Error('The reply has no result.');
  return result;
}
