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
  type Stamp,
  type Targets,
  targetsOf,
} from './correction';
import type { GestureKeep, Kept } from './kept-gestures';
import type { LogReader } from './log-reader';
import { newId } from './new-id';
import { oneAtATime } from './one-at-a-time';
import { itemInWords, type Problem } from './problem';
import { ProblemList } from './problem-list';
import type { GestureContext, SaveItem, SaveQueue, SaveState } from './save-queue';

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
  #known: Targets & { readonly log: readonly HistoryEntry[] | null };
  readonly #problems: ProblemList;
  /** Ids of the gestures that the tree here has been seen with: made here, or taken over and put on top. */
  readonly #own = new Set<string>();
  /** Taken over from a closed tab, and not put on top yet. */
  #adopted: readonly Waiting[] = [];
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
    this.#saved = savedFrom(data);
    this.#snapshot = {
      correction: this.#saved,
      saveState: { status: 'saved' },
      unsaved: 0,
      kept: true,
      problems: [],
    };
    this.#known = { log: null, undoable: null, redoable: null, isRedoOlder: false };
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
    this.#problems.takeOver(kept, unreadable);
    const made = new Set(kept.map(({ item }) => item.id));
    const waiting = kept.filter(({ state }) => state.kind === 'waiting');
    if (waiting.length === 0) return;
    const taken = waiting.map(({ item, baseVersion }) => ({ item, baseVersion, seen: made }));
    this.#adopted = [...this.#adopted, ...taken];
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

  get undoable(): HistoryEntry | null {
    return this.#targets().undoable;
  }

  get redoable(): HistoryEntry | null {
    return this.#targets().redoable;
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
    return this.#targets().isRedoOlder && this.hasOlder;
  }

  /** Fetches some more of the log, as far as it goes back. Throws ApiFailure. */
  async loadOlder(): Promise<void> {
    const first = this.#snapshot.correction.log[0]?.version ?? 1;
    if (first <= 1) return;
    const older = gesturesOf(await this.#log.before(first)).map(({ entry }) => entry);
    // The page has been loaded anew meanwhile, or somebody has asked twice.
    if (this.#snapshot.correction.log[0]?.version !== first) return;
    if (older.at(-1)?.version !== first - 1) throw new Error('The log has a gap.');
    const { correction } = this.#snapshot;
    this.#saved = { ...this.#saved, log: [...older, ...this.#saved.log] };
    this.#set({ correction: { ...correction, log: [...older, ...correction.log] } });
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
    const step = advance(this.#snapshot.correction, item, this.#stamp());
    if (!step.ok) return step;
    const meant = step.entry.undoes ?? step.entry.redoes;
    const entry = step.correction.log.find(({ gestureId }) => gestureId === meant) ?? step.entry;
    const what = itemInWords(item, entry);
    this.#own.add(item.id);
    this.#problems.name(item.id, what);
    this.#keep.add({ item: step.item, what, baseVersion: this.#queue.version }, Date.now());
    this.#queue.push(step.item);
    this.#set({ correction: step.correction });
    return { ok: true, gestureId: item.id, entry };
  }

  /** The server has these, and nothing else is new. */
  #stand(items: readonly SaveItem[]): void {
    const saved = this.#savedWith(items);
    if (!saved) {
      // The server knows of something that is not known here.
      this.#queue.fallBehind();
      return;
    }
    this.#saved = saved;
    this.#keep.saved(items);
  }

  /** null when what one of them does is not known here. */
  #savedWith(items: readonly SaveItem[]): Saved | null {
    if (items.some(isUnapplied)) return null;
    const version = this.#saved.version + items.length;
    const { correction } = this.#snapshot;
    // What is shown has been worked out from the same, and has nothing else on top: nothing refused either.
    const isShown = correction.log.length === this.#saved.log.length + items.length;
    if (isShown && this.#queue.pending.length === 0) return { ...correction, version };
    let saved: Correction = this.#saved;
    for (const item of items) {
      const step = advance(saved, item, this.#stamp());
      if (!step.ok || isUnapplied(step.item)) return null;
      saved = step.correction;
    }
    return { ...saved, version };
  }

  /** One's own come first: what was taken over was made without having seen them, and is held against them. */
  #waiting(): readonly Waiting[] {
    const { pending, version } = this.#queue;
    const own = pending.map((item) => ({ item, baseVersion: version, seen: this.#own }));
    return [...own, ...this.#adopted];
  }

  /** The lowest version that anything here stands on. */
  #lowestBase(): number {
    const bases = this.#waiting().map(({ baseVersion }) => baseVersion);
    return Math.min(this.#saved.version, ...bases);
  }

  /** Fetches what is missing and puts it below what is not saved yet. */
  async #fetchMissing(): Promise<void> {
    const since = this.#lowestBase();
    const gestures = gesturesOf(await this.#log.after(since));
    // After the answer to what is being sent it will be asked for again.
    if (this.#queue.isSending) return;
    // Something older was taken over meanwhile.
    if (this.#lowestBase() < since) return this.#fetchMissing();
    const caught = catchUp(this.#saved, gestures, this.#waiting(), this.#stamp());
    if (!caught) {
      // Asked for again by the queue until the page has loaded it.
      this.#reload?.();
      return;
    }
    const known = new Set([...this.#own, ...this.#adopted.flatMap(({ seen }) => [...seen])]);
    this.#saved = caught.saved;
    this.#settle(caught);
    // A request that was given up may arrive after all: what it has saved is no problem any more.
    for (const { entry } of gestures) this.discard(entry.gestureId);
    const news = caught.entries.filter(({ gestureId }) => !known.has(gestureId));
    if (news.length > 0) this.#onNews(news);
  }

  #settle({ correction, keep, dropped }: Pick<CaughtUp, 'correction' | 'keep' | 'dropped'>): void {
    const { version } = this.#saved;
    this.#problems.report(dropped);
    for (const { item } of this.#adopted) this.#own.add(item.id);
    this.#adopted = [];
    this.#keep.rebased(keep, version);
    this.#set({ correction });
    this.#queue.rebase(version, keep);
  }

  /** Worked out once a log, of whatever length. */
  #targets(): Targets {
    const { log } = this.#snapshot.correction;
    if (this.#known.log !== log) this.#known = { log, ...targetsOf(log, this.#data.readerId) };
    return this.#known;
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

function isUnapplied(item: SaveItem): boolean {
  return item.kind !== 'gesture' && item.unapplied === true;
}

function savedFrom(data: TreePageData): Saved {
  return { ...correctionFrom(data), version: data.tree.version };
}

function titlesOf({ studies }: TreePageData): ReadonlyMap<string, string> {
  return new Map(studies.map(({ id, title }) => [id, title]));
}
