/**
 * People who correct one tree at the same time over the HTTP API, and a model of what must come of it. The
 * model is built from the server's acknowledgements alone; it never looks at what the server stored.
 */

import { expect } from 'vitest';

import type { GestureResult, SaveResult } from '@/lib/api/gesture-contract';
import { owner } from '@/lib/auth/actor';
import { conflicts } from '@/lib/tree/conflict';
import { applyGesture, inverseOfGesture, replayGesture } from '@/lib/tree/gesture';
import {
  changesSince,
  type LogEntry,
  nextRedo,
  nextUndo,
  standingGestures,
} from '@/lib/tree/history';
import type { ClientOperation, Operation } from '@/lib/tree/operation';
import type { TreeValue } from '@/lib/tree/value';

import type { Reply } from './http';

interface Made extends LogEntry {
  readonly operations: readonly Operation[];
  readonly inverse: readonly Operation[];
  readonly touches: readonly string[];
}

/** What an undo or a redo must come down to, or why it must be refused. */
type Plan =
  | (Pick<Made, 'undoes' | 'redoes' | 'operations'> & { readonly refused: null })
  | { readonly refused: 'impossible' | 'changed since' };

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
    if (result.status === 'already-applied') {
      expect(this.log[(result.version ?? 0) - 1]?.gestureId).toBe(gesture.id);
    } else {
      const { operations } = gesture;
      const now = applyGesture(this.value, operations);
      const others = this.log.slice(baseVersion).flatMap((made) => made.touches);
      const stands = now.ok && !conflicts(touchesOf(now.steps), others);
      expect(result.status).toBe(stands ? 'applied' : 'refused');
      const stale = now.ok || applyGesture(this.at(baseVersion), operations).ok;
      expect(status).toBe(stands ? 200 : stale ? 409 : 422);
      if (stands) this.#push(result, { undoes: null, redoes: null, operations });
    }
    if (result.status === 'refused') expect(result.reason).toMatch(/\.$/);
    else expect(status).toBe(200);
    expect(body.version).toBe(this.version);
    return result;
  }

  plan(kind: 'undo' | 'redo', target: string | undefined): Plan {
    const next = kind === 'undo' ? nextUndo : nextRedo;
    const gestureId = target ?? next(this.log, owner.id);
    if (gestureId === null) return { refused: 'impossible' };
    const taken = kind === 'undo' ? this.#standing(gestureId) : this.#undoOf(gestureId);
    if (!taken) return { refused: 'impossible' };
    const outcome = replayGesture(this.value, taken.inverse);
    if (!outcome.ok) return { refused: 'impossible' };
    const since = changesSince(this.log, taken.gestureId);
    const others = this.log.filter((made) => since.includes(made.gestureId));
    if (conflicts(touchesOf(outcome.steps), touchesOf(others))) return { refused: 'changed since' };
    const [undoes, redoes] = kind === 'undo' ? [gestureId, null] : [null, gestureId];
    return { refused: null, undoes, redoes, operations: taken.inverse };
  }

  /** The reply to the undo or redo that `plan` was made for. */
  took(plan: Plan, { status, body }: Reply<SaveResult>): void {
    const result = onlyResult(body);
    expect(result.status).toBe(plan.refused === null ? 'applied' : 'refused');
    const statuses = { impossible: 422, 'changed since': 409 };
    expect(status).toBe(plan.refused === null ? 200 : statuses[plan.refused]);
    if (plan.refused !== null) return;
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
    const touches = touchesOf(outcome.steps);
    const { undoes, redoes, operations } = made;
    const { gestureId } = result;
    this.log.push({ gestureId, actorId: owner.id, undoes, redoes, operations, inverse, touches });
  }
}

function touchesOf(changes: readonly { readonly touches: readonly string[] }[]): readonly string[] {
  return changes.flatMap((change) => change.touches);
}

function onlyResult({ results }: SaveResult): GestureResult {
  expect(results).toHaveLength(1);
  const [result] = results;
  if (result === undefined) throw new Error('The reply has no result.');
  return result;
}
