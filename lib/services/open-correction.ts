import type { Actor } from '@/lib/auth/actor';
import { canCorrect } from '@/lib/auth/rights';
import type { Transaction } from '@/lib/db/client';
import { appendGestures, type NewGesture } from '@/lib/db/feedback';
import { notify } from '@/lib/db/notifications';
import { listStudyTitles } from '@/lib/db/studies';
import { lockTree, type TreeRecord, writeTreeChanges } from '@/lib/db/trees';
import { AppError } from '@/lib/errors';
import { applyGesture, type GestureOutcome, replayGesture } from '@/lib/tree/gesture';
import type { Operation } from '@/lib/tree/operation';
import { changedRows } from '@/lib/tree/rows';
import type { TreeValue } from '@/lib/tree/value';

import { loadTree } from './load-tree';

type Particulars = Omit<NewGesture, 'version' | 'steps'>;

/**
 * A correction that is being saved: locked, changed in memory gesture by gesture, then written with its log.
 * All of it lives in one transaction.
 */
export class OpenCorrection {
  private readonly gestures: NewGesture[] = [];
  private value: TreeValue;

  private constructor(
    private readonly on: Transaction,
    readonly record: TreeRecord,
    private readonly before: TreeValue,
    private readonly studyTitle: (id: string) => string,
  ) {
    this.value = before;
  }

  /** Throws AppError 'not-found', or 'forbidden' when it is not the actor's own correction. */
  static async lock(on: Transaction, actor: Actor, treeId: string): Promise<OpenCorrection> {
    const record = await lockTree(on, treeId);
    if (!canCorrect(actor, record)) {
      throw new AppError(
        'forbidden',
        record.kind === 'CORRECTION'
          ? 'Only its annotator may change this correction.'
          : 'This tree stays as it is. Make a correction of it, and change that.',
      );
    }
    const titles = await listStudyTitles(on, record.topicId);
    const studyTitle = (id: string) => titles.get(id) || 'a study without a title';
    return new OpenCorrection(on, record, await loadTree(on, record), studyTitle);
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
    if (this.gestures.length === 0) return;
    const { id } = this.record;
    await writeTreeChanges(this.on, id, this.version, changedRows(this.before, this.value));
    await appendGestures(this.on, id, this.gestures);
    await notify(this.on, { kind: 'tree', id });
  }
}
