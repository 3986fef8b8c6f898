/**
 * The work on one tree: what the person has made of it, how far that is saved, and what could not be. It
 * outlives the page's components, so that leaving the page inside the app loses nothing on its way.
 */

import type { HistoryEntry, TreePageData } from '@/lib/api/page-data';
import type { ClientOperation } from '@/lib/tree/operation';

import { type CaughtUp, catchUp, gesturesOf, putOnTop, type Saved, type Waiting } from './catch-up';
import {
  advance,
  type Correction,
  correctionFrom,
  redoTarget,
  type Stamp,
  undoTarget,
} from './correction';
import type { GestureKeep, Kept } from './kept-gestures';
import type { LogReader } from './log-reader';
import { newId } from './new-id';
import { itemInWords, type Problem, problemOf, unreadableProblem } from './problem';
import type { GestureContext, Refused, SaveItem, SaveQueue, SaveState } from './save-queue';

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
  /** What the server has, as far as it is known here. */
  #saved: Saved;
  #snapshot: Snapshot;
  /** Ids of the gestures made here, and of those taken over. */
  readonly #mine = new Set<string>();
  /** What each of them was, for the person to read. */
  readonly #words = new Map<string, string>();
  /** Taken over from a closed tab, and not put on top yet. */
  #adopted: readonly Waiting[] = [];
  #isCatchingUp = false;
  #isAskedToCatchUp = false;
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
    this.#saved = savedFrom(data);
    this.#snapshot = {
      correction: this.#saved,
      saveState: { status: 'saved' },
      unsaved: 0,
      kept: true,
      problems: [],
    };
    queue.listen({
      onState: (saveState) => this.#set({ saveState }),
      onSaved: (items) => this.#stand(items),
      onRefused: (refused) => this.#report(refused),
      onBehind: () => void this.#catchUp(),
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
    this.#saved = savedFrom(data);
    const isAhead = data.tree.version > known && this.isUnsaved;
    // What has happened in between is needed to see which of the unsaved gestures still stand.
    if (isAhead || this.#adopted.length > 0) this.#queue.fallBehind();
    else this.#settle(putOnTop(this.#saved, this.#waiting(), [], this.#stamp()));
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
    for (const { item, what } of kept) {
      this.#mine.add(item.id);
      this.#words.set(item.id, what);
    }
    const refused = kept.flatMap(({ item, what, state }) =>
      state.kind === 'refused' ? [{ id: item.id, item, what, reason: state.reason }] : [],
    );
    const lost = Array.from({ length: unreadable }, () => unreadableProblem(newId()));
    this.#set({ problems: [...this.#snapshot.problems, ...refused, ...lost] });
    const waiting = kept.filter(({ state }) => state.kind === 'waiting');
    if (waiting.length === 0) return;
    this.#adopted = [...this.#adopted, ...waiting];
    this.#queue.fallBehind();
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
    return this.#queue.pending.length + this.#adopted.length > 0;
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
    const problem = this.#snapshot.problems.find(({ id }) => id === problemId);
    if (!problem?.item) return null;
    const made = this.#make({ ...problem.item, id: newId() });
    if (made.ok) this.discard(problemId);
    else this.#setProblem({ ...problem, reason: made.reason });
    return made;
  }

  /** Forgets a gesture that could not be saved. */
  discard(problemId: string): void {
    if (!this.#snapshot.problems.some(({ id }) => id === problemId)) return;
    this.#keep.forget(problemId);
    this.#set({ problems: this.#snapshot.problems.filter(({ id }) => id !== problemId) });
  }

  #make(item: SaveItem): Made {
    const step = advance(this.#snapshot.correction, item, this.#stamp());
    if (!step.ok) return step;
    const meant = step.entry.undoes ?? step.entry.redoes;
    const entry = step.correction.log.find(({ gestureId }) => gestureId === meant) ?? step.entry;
    const what = itemInWords(item, entry);
    this.#mine.add(item.id);
    this.#words.set(item.id, what);
    this.#keep.add({ item: step.item, what, baseVersion: this.#queue.version }, Date.now());
    this.#queue.push(step.item);
    this.#set({ correction: step.correction });
    return { ok: true, gestureId: item.id, entry };
  }

  /** The server has these, and nothing else is new. */
  #stand(items: readonly SaveItem[]): void {
    for (const item of items) {
      const step = advance(this.#saved, item, this.#stamp());
      const isBlind = step.ok && step.item.kind !== 'gesture' && step.item.unapplied === true;
      if (step.ok && !isBlind) {
        this.#saved = { ...step.correction, version: this.#saved.version + 1 };
      } else {
        // The server knows of something that is not known here.
        this.#queue.fallBehind();
        return;
      }
    }
    this.#keep.saved(items);
  }

  #waiting(): readonly Waiting[] {
    const { pending, version } = this.#queue;
    return [...this.#adopted, ...pending.map((item) => ({ item, baseVersion: version }))];
  }

  /** The lowest version that anything here stands on. */
  #lowestBase(): number {
    const bases = this.#waiting().map(({ baseVersion }) => baseVersion);
    return Math.min(this.#saved.version, ...bases);
  }

  /** Fetches what is missing and puts it below what is not saved yet. One fetch at a time. */
  async #catchUp(): Promise<void> {
    this.#isAskedToCatchUp = true;
    if (this.#isCatchingUp) return;
    this.#isCatchingUp = true;
    try {
      while (this.#isAskedToCatchUp) {
        this.#isAskedToCatchUp = false;
        await this.#fetchMissing();
      }
    } catch (cause) {
      this.#queue.failed(cause instanceof Error ? cause.message : String(cause));
    } finally {
      this.#isCatchingUp = false;
    }
  }

  async #fetchMissing(): Promise<void> {
    const since = this.#lowestBase();
    const gestures = gesturesOf(await this.#log(since));
    // After the answer to what is being sent it will be asked for again.
    if (this.#queue.isSending) return;
    // Something older was taken over meanwhile.
    if (this.#lowestBase() < since) return this.#fetchMissing();
    const own = { mine: this.#mine, stamp: this.#stamp() };
    const caught = catchUp(this.#saved, gestures, this.#waiting(), own);
    if (!caught) {
      // Asked for again by the queue until the page has loaded it.
      this.#reload?.();
      return;
    }
    this.#saved = caught.saved;
    this.#settle(caught);
    // A request that was given up may arrive after all: what it has saved is no problem any more.
    for (const { entry } of gestures) this.discard(entry.gestureId);
    if (caught.news.length > 0) this.#onNews(caught.news);
  }

  #settle({ correction, keep, dropped }: Pick<CaughtUp, 'correction' | 'keep' | 'dropped'>): void {
    const { version } = this.#saved;
    this.#report(dropped);
    this.#adopted = [];
    this.#keep.rebased(keep, version);
    this.#set({ correction });
    this.#queue.rebase(version, keep);
  }

  #report(refused: readonly Refused[]): void {
    if (refused.length === 0) return;
    const told = refused.map((each) => problemOf(each, this.#words.get(each.item.id)));
    for (const { id, reason } of told) this.#keep.refused(id, reason);
    this.#set({ problems: [...this.#snapshot.problems, ...told] });
  }

  #setProblem(problem: Problem): void {
    const problems = this.#snapshot.problems.map((each) =>
      each.id === problem.id ? problem : each,
    );
    this.#set({ problems });
  }

  #stamp(): Stamp {
    return {
      actorId: this.#data.readerId,
      at: new Date().toISOString(),
      studyTitle: (id) => this.#titles.get(id) ?? 'a study',
    };
  }

  #set(part: Partial<Snapshot>): void {
    const unsaved = this.#queue.pending.length + this.#adopted.length;
    this.#snapshot = { ...this.#snapshot, unsaved, kept: this.#keep.isSafe, ...part };
    for (const subscriber of this.#subscribers) subscriber();
  }
}

function savedFrom(data: TreePageData): Saved {
  return { ...correctionFrom(data), version: data.tree.version };
}

function titlesOf({ studies }: TreePageData): ReadonlyMap<string, string> {
  return new Map(studies.map(({ id, title }) => [id, title]));
}
