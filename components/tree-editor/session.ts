/**
 * The work on one tree: what the person has made of it, how far that is saved, and what could not be. It
 * outlives the page's components, so that leaving the page inside the app loses nothing on its way.
 */

import type { HistoryEntry, TreePageData } from '@/lib/api/page-data';
import type { ClientOperation } from '@/lib/tree/operation';

import { type CaughtUp, gesturesOf, type Saved } from './catch-up';
import { type Correction, correctionFrom, type Stamp, type Targets, targetsOf } from './correction';
import type { GestureKeep, Kept } from './kept-gestures';
import type { LogReader } from './log-reader';
import { newId } from './new-id';
import { oneAtATime } from './one-at-a-time';
import { itemInWords, type Problem } from './problem';
import { ProblemList } from './problem-list';
import type { GestureContext, SaveItem, SaveQueue, SaveState } from './save-queue';
import { WorkingCopy } from './working-copy';

export interface Snapshot {
  readonly correction: Correction;
  readonly saveState: SaveState;
  /** How many gestures are not known to be on the server. */
  readonly unsaved: number;
  /** They would survive the end of this tab. */
  readonly kept: boolean;
  readonly problems: readonly Problem[];
}

/** What came of a gesture: the log's entry of it, or of what it undid or redid; or why it cannot be made. */
export type Made =
  | { readonly ok: true; readonly gestureId: string; readonly entry: HistoryEntry }
  | { readonly ok: false; readonly reason: string };

export interface SessionTools {
  readonly queue: SaveQueue;
  readonly keep: GestureKeep;
  readonly log: LogReader;
}

export class Session {
  readonly #queue: SaveQueue;
  readonly #keep: GestureKeep;
  readonly #log: LogReader;
  #data: TreePageData;
  #titles: ReadonlyMap<string, string>;
  readonly #copy: WorkingCopy;
  #snapshot: Snapshot;
  readonly #problems: ProblemList;
  readonly #catchUp: () => void;
  /** The saved version that loaded data was older than; null when the last data was not older. */
  #doubtedAt: number | null = null;
  #reload: (() => void) | null = null;
  readonly #subscribers = new Set<() => void>();
  #onNews: (news: readonly HistoryEntry[]) => void = () => {};

  constructor(data: TreePageData, { queue, keep, log }: SessionTools) {
    this.#queue = queue;
    this.#keep = keep;
    this.#log = log;
    this.#data = data;
    this.#titles = titlesOf(data);
    this.#copy = new WorkingCopy(savedFrom(data));
    this.#snapshot = {
      correction: this.#copy.correction,
      saveState: { status: 'saved' },
      unsaved: 0,
      kept: true,
      problems: [],
    };
    this.#problems = new ProblemList(keep, (problems) => this.#set({ problems }));
    this.#catchUp = oneAtATime(
      () => this.#fetchMissing(),
      (message) => queue.failed(message),
    );
    queue.listen({
      onState: (saveState) => this.#set({ saveState }),
      onSaved: (items) => this.#stand(items),
      onRefused: (refused) => this.#problems.report(refused),
      onBehind: () => this.#catchUp(),
    });
  }

  readonly snapshot = (): Snapshot => this.#snapshot;

  readonly subscribe = (subscriber: () => void): (() => void) => {
    this.#subscribers.add(subscriber);
    return () => this.#subscribers.delete(subscriber);
  };

  /**
   * A page shows the tree. `reload` makes it load its data anew and hand it to `load`; `onNews` is told what
   * others have done. Returns what ends that.
   */
  connect(reload: () => void, onNews: (news: readonly HistoryEntry[]) => void): () => void {
    this.#reload = reload;
    this.#onNews = onNews;
    return () => {
      if (this.#reload !== reload) return;
      this.#reload = null;
      this.#onNews = () => {};
    };
  }

  /** The server says that the tree has reached this version. */
  hear(version: number): void {
    this.#queue.hear(version);
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
    this.#copy.replace(savedFrom(data));
    const isAhead = data.tree.version > known && this.isUnsaved;
    // What has happened in between is needed to see which of the unsaved gestures still stand.
    if (isAhead || this.#copy.adopted > 0) this.#queue.fallBehind();
    else this.#settle(this.#copy.settle(this.#queue, this.#stamp()));
    return true;
  }

  /** Takes over what a closed tab has left: it is put on top, and sent. */
  adopt({
    kept,
    unreadable,
  }: {
    readonly kept: readonly Kept[];
    readonly unreadable: number;
  }): void {
    if (kept.length + unreadable === 0) return;
    this.#problems.takeOver(kept, unreadable);
    this.#copy.adopt(kept);
    if (this.#copy.adopted > 0) this.#queue.fallBehind();
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

  /** Goes back to an earlier version of the tree, by one gesture that takes back all since. */
  rollBack(version: number): Made {
    return this.#make({ kind: 'rollback', id: newId(), version });
  }

  get undoable(): HistoryEntry | null {
    return this.#targets.undoable;
  }

  get redoable(): HistoryEntry | null {
    return this.#targets.redoable;
  }

  /** The log goes further back than what is here of it. */
  get hasOlder(): boolean {
    return (this.#snapshot.correction.log[0]?.version ?? 1) > 1;
  }

  /** There may be something to undo before what is here of the log. */
  get isUndoOlder(): boolean {
    return this.undoable === null && this.hasOlder;
  }

  /** What would be redone is before what is here of the log. */
  get isRedoOlder(): boolean {
    return this.#targets.isRedoOlder && this.hasOlder;
  }

  /** Fetches some more of the log, as far as it goes back. Throws ApiFailure. */
  async loadOlder(): Promise<void> {
    const first = this.#snapshot.correction.log[0]?.version ?? 1;
    if (first <= 1) return;
    const older = gesturesOf(await this.#log.before(first)).map(({ entry }) => entry);
    // The page has been loaded anew meanwhile, or somebody has asked twice.
    if (this.#snapshot.correction.log[0]?.version !== first) return;
    if (older.at(-1)?.version !== first - 1) throw new Error('The log has a gap.');
    this.#copy.prepend(older);
    this.#show();
  }

  retryNow(): void {
    this.#queue.retryNow();
  }

  get isUnsaved(): boolean {
    return this.#unsaved > 0;
  }

  /** The end of this tab would lose something. */
  get isAtRisk(): boolean {
    return this.isUnsaved && !this.#keep.isSafe;
  }

  /** Nothing of it would be lost with the session: all is saved, or the person knows what is not. */
  get isSettled(): boolean {
    return !this.isUnsaved && this.#snapshot.problems.length === 0;
  }

  /** Makes the gesture that could not be saved once more, on the tree as it is now. */
  tryAgain(problemId: string): Made | null {
    const item = this.#problems.find(problemId)?.item;
    if (!item) return null;
    const made = this.#make({ ...item, id: newId() });
    if (made.ok) this.discard(problemId);
    else this.#problems.changeReason(problemId, made.reason);
    return made;
  }

  /** Forgets a gesture that could not be saved. */
  discard(problemId: string): void {
    this.#problems.discard(problemId);
  }

  #make(item: SaveItem): Made {
    const step = this.#copy.make(item, this.#stamp());
    if (!step.ok) return step;
    const meant = step.entry.undoes ?? step.entry.redoes;
    const entry = step.correction.log.find(({ gestureId }) => gestureId === meant) ?? step.entry;
    const what = itemInWords(item, entry);
    this.#problems.name(item.id, what);
    this.#keep.add({ item: step.item, what, baseVersion: this.#queue.version }, Date.now());
    this.#queue.push(step.item);
    this.#show();
    return { ok: true, gestureId: item.id, entry };
  }

  #stand(items: readonly SaveItem[]): void {
    if (this.#copy.stand(items, this.#queue, this.#stamp())) this.#keep.saved(items);
    // The server knows of something that is not known here.
    else this.#queue.fallBehind();
  }

  /** Fetches what is missing and puts it below what is not saved yet. */
  async #fetchMissing(): Promise<void> {
    const since = this.#copy.lowestBase(this.#queue);
    const gestures = gesturesOf(await this.#log.after(since));
    // After the answer to what is being sent it will be asked for again.
    if (this.#queue.isSending) return;
    // Something older was taken over meanwhile.
    if (this.#copy.lowestBase(this.#queue) < since) return this.#fetchMissing();
    const caught = this.#copy.catchUp(gestures, this.#queue, this.#stamp());
    if (!caught) {
      // Asked for again by the queue until the page has loaded it.
      this.#reload?.();
      return;
    }
    this.#settle(caught);
    // A request that was given up may arrive after all: what it has saved is no problem any more.
    for (const { entry } of gestures) this.discard(entry.gestureId);
    if (caught.news.length > 0) this.#onNews(caught.news);
  }

  #settle({ keep, dropped }: Pick<CaughtUp, 'keep' | 'dropped'>): void {
    const { version } = this.#copy;
    this.#problems.report(dropped);
    this.#keep.rebased(keep, version);
    this.#show();
    this.#queue.rebase(version, keep);
  }

  get #targets(): Targets {
    return targetsOf(this.#snapshot.correction.log, this.#data.readerId);
  }

  get #unsaved(): number {
    return this.#queue.pending.length + this.#copy.adopted;
  }

  #stamp(): Stamp {
    return {
      actorId: this.#data.readerId,
      at: new Date().toISOString(),
      studyTitle: (id) => this.#titles.get(id) ?? 'a study',
    };
  }

  #show(): void {
    this.#set({ correction: this.#copy.correction });
  }

  #set(part: Partial<Snapshot>): void {
    const now = { unsaved: this.#unsaved, kept: this.#keep.isSafe };
    this.#snapshot = { ...this.#snapshot, ...now, ...part };
    for (const subscriber of this.#subscribers) subscriber();
  }
}

function savedFrom(data: TreePageData): Saved {
  return { ...correctionFrom(data), version: data.tree.version };
}

function titlesOf({ studies }: TreePageData): ReadonlyMap<string, string> {
  return new Map(studies.map(({ id, title }) => [id, title]));
}
