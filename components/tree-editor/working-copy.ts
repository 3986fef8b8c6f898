/**
 * A correction as one tab has it: what the server has of it, and on top of it what is not saved yet. Nothing here
 * sends or keeps anything.
 */

import type { HistoryEntry } from '@/lib/api/page-data';

import {
  type CaughtUp,
  catchUp,
  type LoggedGesture,
  putOnTop,
  type Saved,
  type Waiting,
} from './catch-up';
import { type Advance, advance, type Correction, type Stamp } from './correction';
import type { Kept } from './kept-gestures';
import type { SaveItem } from './save-queue';

/** What waits to be sent, and the version that is below it. */
export interface Unsent {
  readonly pending: readonly SaveItem[];
  readonly version: number;
}

type OnTop = Pick<CaughtUp, 'correction' | 'keep' | 'dropped'>;

export class WorkingCopy {
  /** What the server has, as far as it is known here. */
  #saved: Saved;
  #correction: Correction;
  /** Ids of the gestures that the tree here has been seen with: made here, or taken over and put on top. */
  readonly #own = new Set<string>();
  /** Taken over from a closed tab, and not put on top yet. */
  #adopted: readonly Waiting[] = [];

  constructor(saved: Saved) {
    this.#saved = saved;
    this.#correction = saved;
  }

  /** All of it, what is not saved included. */
  get correction(): Correction {
    return this.#correction;
  }

  /** The version that the server has, as far as it is known here. */
  get version(): number {
    return this.#saved.version;
  }

  /** How many gestures were taken over that are not part of it yet. */
  get adopted(): number {
    return this.#adopted.length;
  }

  /** Makes the gesture on top of everything. */
  make(item: SaveItem, stamp: Stamp): Advance {
    const step = advance(this.#correction, item, stamp);
    if (!step.ok) return step;
    this.#own.add(item.id);
    this.#correction = step.correction;
    return step;
  }

  /** Gestures that wait since the tab was closed that made all of `kept`; the next catching up puts them on top. */
  adopt(kept: readonly Kept[]): void {
    const seen = new Set(kept.map(({ item }) => item.id));
    const waiting = kept.filter(({ state }) => state.kind === 'waiting');
    const taken = waiting.map(({ item, baseVersion }) => ({ item, baseVersion, seen }));
    this.#adopted = [...this.#adopted, ...taken];
  }

  /** The server has these, and nothing else is new. False when what one of them does is not known here. */
  stand(items: readonly SaveItem[], { pending }: Pick<Unsent, 'pending'>, stamp: Stamp): boolean {
    const saved = this.#savedWith(items, pending, stamp);
    if (saved) this.#saved = saved;
    return saved !== null;
  }

  #savedWith(items: readonly SaveItem[], pending: readonly SaveItem[], stamp: Stamp): Saved | null {
    if (items.some(isUnapplied)) return null;
    const version = this.#saved.version + items.length;
    // What is shown has been worked out from the same, and has nothing else on top: nothing refused either.
    const isShown = this.#correction.log.length === this.#saved.log.length + items.length;
    if (isShown && pending.length === 0) return { ...this.#correction, version };
    let saved: Correction = this.#saved;
    for (const item of items) {
      const step = advance(saved, item, stamp);
      if (!step.ok || isUnapplied(step.item)) return null;
      saved = step.correction;
    }
    return { ...saved, version };
  }

  /** The server has this instead. */
  replace(saved: Saved): void {
    this.#saved = saved;
  }

  /** The lowest version that anything here stands on. */
  lowestBase(unsent: Unsent): number {
    const bases = this.#waiting(unsent).map(({ baseVersion }) => baseVersion);
    return Math.min(this.#saved.version, ...bases);
  }

  /** As `catchUp` (catch-up.ts), with what in it is not one's own; null when the whole tree has to be loaded. */
  catchUp(
    gestures: readonly LoggedGesture[],
    unsent: Unsent,
    stamp: Stamp,
  ): (OnTop & { readonly news: readonly HistoryEntry[] }) | null {
    const caught = catchUp(this.#saved, gestures, this.#waiting(unsent), stamp);
    if (!caught) return null;
    const known = new Set([...this.#own, ...this.#adopted.flatMap(({ seen }) => [...seen])]);
    this.#saved = caught.saved;
    this.#settle(caught);
    return { ...caught, news: caught.entries.filter(({ gestureId }) => !known.has(gestureId)) };
  }

  /** Puts what waits on top of what the server has. */
  settle(unsent: Unsent, stamp: Stamp): OnTop {
    const top = putOnTop(this.#saved, this.#waiting(unsent), [], stamp);
    this.#settle(top);
    return top;
  }

  #settle({ correction }: OnTop): void {
    for (const { item } of this.#adopted) this.#own.add(item.id);
    this.#adopted = [];
    this.#correction = correction;
  }

  /** Part of the log from before what is here of it; the entry before the first is the last of these. */
  prepend(older: readonly HistoryEntry[]): void {
    const before = <C extends Correction>(correction: C): C => ({
      ...correction,
      log: [...older, ...correction.log],
    });
    this.#saved = before(this.#saved);
    this.#correction = before(this.#correction);
  }

  /** One's own come first: what was taken over was made without having seen them, and is held against them. */
  #waiting({ pending, version }: Unsent): readonly Waiting[] {
    const own = pending.map((item) => ({ item, baseVersion: version, seen: this.#own }));
    return [...own, ...this.#adopted];
  }
}

function isUnapplied(item: SaveItem): boolean {
  return item.kind !== 'gesture' && item.unapplied === true;
}
