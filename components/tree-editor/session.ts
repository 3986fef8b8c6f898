/**
 * The work on one tree: what the person has made of it, how far that is saved, and what could not be. It
 * outlives the page's components, so that leaving the page inside the app loses nothing on its way.
 */

import type { HistoryEntry, TreePageData } from '@/lib/api/page-data';
import type { ClientOperation } from '@/lib/tree/operation';

import {
  advance,
  type Correction,
  correctionFrom,
  rebase,
  redoTarget,
  type Stamp,
  undoTarget,
} from './correction';
import { newId } from './new-id';
import { type Problem, problemOf } from './problem';
import type { GestureContext, Refused, SaveItem, SaveQueue, SaveState } from './save-queue';

export interface Snapshot {
  readonly correction: Correction;
  readonly saveState: SaveState;
  readonly problems: readonly Problem[];
}

/** What came of a gesture: the log's entry of it, or of what it undid or redid; or why it cannot be made. */
export type Made =
  | { readonly ok: true; readonly gestureId: string; readonly entry: HistoryEntry }
  | { readonly ok: false; readonly reason: string };

export class Session {
  readonly #queue: SaveQueue;
  #data: TreePageData;
  #titles: ReadonlyMap<string, string>;
  #snapshot: Snapshot;
  /** The saved version that loaded data was older than; null when the last data was not older. */
  #doubtedAt: number | null = null;
  #reload: (() => void) | null = null;
  readonly #subscribers = new Set<() => void>();

  constructor(data: TreePageData, queue: SaveQueue) {
    this.#queue = queue;
    this.#data = data;
    this.#titles = titlesOf(data);
    this.#snapshot = {
      correction: correctionFrom(data),
      saveState: { status: 'saved' },
      problems: [],
    };
    queue.listen({
      onState: (saveState) => this.#set({ saveState }),
      onRefused: (refused) => this.#report(refused),
      onReload: () => {
        this.#reload?.();
        return this.#reload !== null;
      },
    });
  }

  readonly snapshot = (): Snapshot => this.#snapshot;

  readonly subscribe = (subscriber: () => void): (() => void) => {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  };

  /** `reload` makes the page load its data anew and hand it to `load`. Returns what ends that. */
  connect(reload: () => void): () => void {
    this.#reload = reload;
    this.#queue.catchUp();
    return () => {
      if (this.#reload === reload) this.#reload = null;
    };
  }

  /**
   * Takes data that the page has just loaded. False when it should be loaded again, because a page out of
   * the browser's cache is older than what is known here. The second time the server is believed, unless
   * something was saved meanwhile: then that page may be older than it, too.
   */
  load(data: TreePageData): boolean {
    if (data === this.#data) return true;
    const known = this.#queue.version;
    const isOld = data.tree.version < known && this.#doubtedAt !== known;
    this.#doubtedAt = isOld ? known : null;
    if (isOld) return false;
    if (this.#queue.isSending) return true;
    this.#data = data;
    this.#titles = titlesOf(data);
    const { correction, keep, dropped } = rebase(
      correctionFrom(data),
      this.#queue.pending,
      this.#stamp(),
    );
    this.#report(dropped);
    this.#set({ correction });
    this.#queue.rebase(data.tree.version, keep);
    return true;
  }

  perform(operations: readonly ClientOperation[], context?: GestureContext): Made {
    return this.#make({ kind: 'gesture', id: newId(), operations, context });
  }

  /** Takes back a gesture, by default the reader's last standing one; null when there is none. */
  undo(target = this.undoable?.gestureId): Made | null {
    return target === undefined ? null : this.#make({ kind: 'undo', id: newId(), target });
  }

  redo(target = this.redoable?.gestureId): Made | null {
    return target === undefined ? null : this.#make({ kind: 'redo', id: newId(), target });
  }

  get undoable() {
    return undoTarget(this.#snapshot.correction, this.#data.readerId);
  }

  get redoable() {
    return redoTarget(this.#snapshot.correction, this.#data.readerId);
  }

  retryNow(): void {
    this.#queue.retryNow();
  }

  get isUnsaved(): boolean {
    return this.#queue.pending.length > 0;
  }

  /** Nothing of it would be lost with the session: all is saved, or the person knows what is not. */
  get isSettled(): boolean {
    return !this.isUnsaved && this.#snapshot.problems.length === 0;
  }

  dismissProblems(): void {
    this.#set({ problems: [] });
  }

  #make(item: SaveItem): Made {
    const step = advance(this.#snapshot.correction, item, this.#stamp());
    if (!step.ok) return step;
    this.#set({ correction: step.correction });
    this.#queue.push(step.item);
    const meant = step.entry.undoes ?? step.entry.redoes;
    const entry = step.correction.log.find(({ gestureId }) => gestureId === meant) ?? step.entry;
    return { ok: true, gestureId: item.id, entry };
  }

  #report(refused: readonly Refused[]): void {
    if (refused.length === 0) return;
    const { log } = this.#snapshot.correction;
    const told = refused.map((each) => problemOf(each, log));
    this.#set({ problems: [...this.#snapshot.problems, ...told] });
  }

  #stamp(): Stamp {
    return {
      actorId: this.#data.readerId,
      at: new Date().toISOString(),
      studyTitle: (id) => this.#titles.get(id) ?? 'a study',
    };
  }

  #set(part: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...part };
    for (const subscriber of this.#subscribers) subscriber();
  }
}

function titlesOf({ studies }: TreePageData): ReadonlyMap<string, string> {
  return new Map(studies.map(({ id, title }) => [id, title]));
}
