import type { Actor } from '@/lib/auth/actor';
import { canCorrect, canReadTree } from '@/lib/auth/rights';
import { type Database, database, inTransaction, type Transaction } from '@/lib/db/client';
import { type NewGesture, recordsOf } from '@/lib/db/feedback';
import { listStudyTitles } from '@/lib/db/studies';
import { type Save, writeSave, writeSaveIfUnchanged } from '@/lib/db/tree-writes';
import { type AppliedGestures, type LockedTree, lockTreeForSave } from '@/lib/db/trees';
import { AppError } from '@/lib/errors';
import { applyGesture, type GestureOutcome, replayGesture } from '@/lib/tree/gesture';
import type { Operation } from '@/lib/tree/operation';
import { changedRows } from '@/lib/tree/rows';
import type { TreeValue } from '@/lib/tree/value';

import { findKnown, lastSeen, remember } from './correction-cache';
import { loadTree } from './load-tree';
import { requireOwnCorrection } from './own-correction';

type Particulars = Omit<NewGesture, 'version' | 'steps'>;

/**
 * Runs `work` on the locked correction in one transaction. `work` saves it, or leaves it as it was. Which of
 * `gestureIds` were applied before is in `correction.applied`.
 */
export async function withCorrection<T>(
  actor: Actor,
  treeId: string,
  gestureIds: readonly string[],
  work: (on: Transaction, correction: OpenCorrection) => Promise<T>,
): Promise<T> {
  const { result, correction } = await inTransaction(async (on) => {
    const correction = await OpenCorrection.lock(on, actor, treeId, gestureIds);
    return { result: await work(on, correction), correction };
  });
  correction.committed();
  return result;
}

/**
 * A correction that is being saved: changed in memory gesture by gesture, then written with its log. Either it is
 * locked, and all of it lives in one transaction; or it is as this process last saw it, and written on that condition.
 */
export class OpenCorrection {
  private readonly gestures: NewGesture[] = [];
  private value: TreeValue;

  private constructor(
    private readonly on: Database,
    readonly record: LockedTree,
    private readonly before: TreeValue,
    private readonly titles: ReadonlyMap<string, string>,
    readonly applied: AppliedGestures,
  ) {
    this.value = before;
  }

  /** Throws as `lockOwnCorrection`, and AppError 'conflict' for one that is complete. */
  static async lock(
    on: Transaction,
    actor: Actor,
    treeId: string,
    gestureIds: readonly string[],
  ): Promise<OpenCorrection> {
    const { tree, applied } = await lockTreeForSave(on, treeId, gestureIds);
    const record = requireOwnCorrection(actor, tree);
    if (record.completedAt !== null) {
      const name = record.kind === 'FINAL' ? 'final tree' : 'correction';
      throw new AppError('conflict', `This ${name} is complete. Open it again to change it.`);
    }
    const known = findKnown(record);
    const value = known?.value ?? (await loadTree(on, record));
    const titles = known?.titles ?? (await listStudyTitles(on, record.topicId));
    return new OpenCorrection(on, record, value, titles, applied);
  }

  /** null when it has not been seen lately, or not as a correction of the actor's. */
  static lastSeen(actor: Actor, treeId: string): OpenCorrection | null {
    const known = lastSeen(treeId);
    if (known === null) return null;
    const { record, value, titles } = known;
    if (!canReadTree(actor, record) || !canCorrect(actor, record)) return null;
    return new OpenCorrection(database(), record, value, titles, new Map());
  }

  private readonly studyTitle = (id: string) => this.titles.get(id) || 'a study without a title';

  /** The tree with the gestures so far. */
  get current(): TreeValue {
    return this.value;
  }

  get version(): number {
    return this.record.version + this.gestures.length;
  }

  /** A gesture on the tree as it is now; nothing changes until it is accepted. */
  try(operations: readonly Operation[]): GestureOutcome {
    return applyGesture(this.value, operations, this.studyTitle);
  }

  /** The same for operations out of the log, which may be more than a person can make at once. */
  tryAgain(operations: readonly Operation[]): GestureOutcome {
    return replayGesture(this.value, operations, this.studyTitle);
  }

  accept({ value, steps }: Extract<GestureOutcome, { ok: true }>, particulars: Particulars): void {
    this.value = value;
    this.gestures.push({ ...particulars, version: this.version + 1, steps });
  }

  /** Writes the rows that changed, the log and the version, and tells those who look at the tree. */
  async save(): Promise<void> {
    if (this.gestures.length > 0) await writeSave(this.on, this.whatIsNew());
  }

  /** `save` of one that is not locked: false, and nothing is written, when it is not as it was last seen. */
  saveIfUnchanged(): Promise<boolean> {
    return writeSaveIfUnchanged(this.on, this.whatIsNew(), this.record);
  }

  private whatIsNew(): Save {
    const { id: treeId } = this.record;
    const changes = changedRows(this.before, this.value);
    return { treeId, version: this.version, changes, records: recordsOf(this.gestures) };
  }

  /** To be called when it has been saved and committed, and only then. */
  committed(): void {
    const { version, value, titles } = this;
    remember({ record: { ...this.record, version }, value, titles });
  }
}
