/**
 * What a person did and the server has not confirmed, kept in the browser: it survives a closed tab, a reload
 * and a crash. One entry of localStorage a gesture, written before the gesture is sent: unlike a transaction
 * of IndexedDB the write is done when the call returns, so that closing the tab in the same moment loses
 * nothing. What is stored is parsed on read; `format` is the version of its shape.
 */

import * as z from 'zod/mini';

import { clientOperationSchema } from '@/lib/tree/operation';

import type { SaveItem } from './save-queue';

const contextSchema = z.object({
  view: z.optional(z.enum(['tree', 'matrix', 'review'])),
  exposure: z.optional(z.enum(['shown', 'hidden'])),
  seconds: z.optional(z.number()),
  reason: z.optional(z.string()),
});

const id = z.string().check(z.maxLength(64));

const itemSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('gesture'),
    id,
    operations: z.array(clientOperationSchema).check(z.minLength(1), z.maxLength(5000)),
    context: z.optional(contextSchema),
  }),
  z.object({ kind: z.literal('undo'), id, target: id, unapplied: z.optional(z.boolean()) }),
  z.object({ kind: z.literal('redo'), id, target: id, unapplied: z.optional(z.boolean()) }),
  z.object({
    kind: z.literal('rollback'),
    id,
    version: z.number(),
    unapplied: z.optional(z.boolean()),
  }),
]);

const keptSchema = z.object({
  format: z.literal(1),
  /** Grows from gesture to gesture of one tab; a time in milliseconds where it can be. */
  order: z.number(),
  item: itemSchema,
  /** What it was, in words. */
  what: z.string(),
  /** The version of the tree that the person saw when they made it. */
  baseVersion: z.number(),
  /**
   * waiting: to be sent. saved: on the server, and remembered as long as others wait, because these were made
   * on top of it. refused: never to be sent, shown until the person has done with it.
   */
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('waiting') }),
    z.object({ kind: z.literal('saved') }),
    z.object({ kind: z.literal('refused'), reason: z.string() }),
  ]),
});

export interface Kept {
  readonly order: number;
  readonly item: SaveItem;
  readonly what: string;
  readonly baseVersion: number;
  readonly state:
    | { readonly kind: 'waiting' | 'saved' }
    | { readonly kind: 'refused'; readonly reason: string };
}

/** As much of Storage as is needed here. */
export type KeepArea = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const prefix = 'espalier/unsaved';

/** What one tab keeps of one person's work on one tree. */
export class GestureKeep {
  readonly #area: KeepArea | null;
  readonly #scope: string;
  readonly #mine = new Map<string, Kept>();
  readonly #unkept = new Set<string>();
  #lastOrder = 0;

  /** `area`: null where the browser keeps nothing. `tab`: an id that no other tab has. */
  constructor(
    area: KeepArea | null,
    { treeId, personId, tab }: { treeId: string; personId: string; tab: string },
  ) {
    this.#area = area;
    this.#scope = `${prefix}/${treeId}/${personId}`;
    this.tab = tab;
  }

  readonly tab: string;

  /** Whether all that waits would survive the end of this tab. */
  get isSafe(): boolean {
    return this.#unkept.size === 0;
  }

  /** `now` in milliseconds. */
  add(gesture: Pick<Kept, 'item' | 'what' | 'baseVersion'>, now: number): void {
    this.#lastOrder = Math.max(now, this.#lastOrder + 1);
    this.#write({ ...gesture, order: this.#lastOrder, state: { kind: 'waiting' } });
  }

  /** These are on the server. They are remembered while others wait that were made on top of them. */
  saved(items: readonly SaveItem[]): void {
    for (const { id } of items) {
      const kept = this.#mine.get(id);
      if (kept) this.#write({ ...kept, state: { kind: 'saved' } });
    }
    if (![...this.#mine.values()].some(({ state }) => state.kind === 'waiting'))
      this.#forgetSaved();
  }

  /** Not to be sent, and why not in words. */
  refused(gestureId: string, reason: string): void {
    const kept = this.#mine.get(gestureId);
    if (kept) this.#write({ ...kept, state: { kind: 'refused', reason } });
  }

  /** All that waits has been put on top of `baseVersion`: just these. */
  rebased(items: readonly SaveItem[], baseVersion: number): void {
    this.#forgetSaved();
    const waiting = new Map(items.map((item) => [item.id, item]));
    for (const kept of [...this.#mine.values()]) {
      const item = waiting.get(kept.item.id);
      if (item) this.#write({ ...kept, item, baseVersion });
      else if (kept.state.kind === 'waiting') this.forget(kept.item.id);
    }
  }

  forget(gestureId: string): void {
    this.#mine.delete(gestureId);
    this.#unkept.delete(gestureId);
    try {
      this.#area?.removeItem(this.#keyOf(this.tab, gestureId));
    } catch (cause) {
      console.warn('This browser keeps nothing.', cause);
    }
  }

  /** Other tabs, also closed ones, that have something kept. */
  otherTabs(): readonly string[] {
    const tabs = this.#keys().map((key) => key.slice(this.#scope.length + 1).split('/')[0] ?? '');
    return [...new Set(tabs)].filter((tab) => tab !== '' && tab !== this.tab);
  }

  /** The tab that a key of the area belongs to; null for a key that is not of this work. */
  tabOf(key: string | null): string | null {
    if (!key?.startsWith(`${this.#scope}/`)) return null;
    return key.slice(this.#scope.length + 1).split('/')[0] ?? null;
  }

  /**
   * Takes over what a closed tab has left, in the order in which it was made. `unreadable`: how many entries
   * made no sense; they are gone. What a later release has written stays where it is.
   */
  takeOver(tab: string): { readonly kept: readonly Kept[]; readonly unreadable: number } {
    const kept: Kept[] = [];
    let unreadable = 0;
    for (const key of this.#keys().filter((each) => this.tabOf(each) === tab)) {
      const read = readKept(this.#read(key));
      if (read === 'later') continue;
      if (read === null) unreadable += 1;
      else kept.push(read);
      if (read !== null) this.#write(read);
      this.#area?.removeItem(key);
    }
    return { kept: kept.toSorted((a, b) => a.order - b.order), unreadable };
  }

  #forgetSaved(): void {
    for (const { item, state } of [...this.#mine.values()])
      if (state.kind === 'saved') this.forget(item.id);
  }

  #keyOf(tab: string, gestureId: string): string {
    return `${this.#scope}/${tab}/${gestureId}`;
  }

  #write(kept: Kept): void {
    const { id } = kept.item;
    this.#mine.set(id, kept);
    try {
      if (!this.#area) throw new Error('There is no storage.');
      this.#area.setItem(this.#keyOf(this.tab, id), JSON.stringify({ format: 1, ...kept }));
      this.#unkept.delete(id);
    } catch {
      // Full, or not allowed: the person sees it by `isSafe`, and is asked before they leave.
      if (kept.state.kind === 'waiting') this.#unkept.add(id);
      else this.#unkept.delete(id);
    }
  }

  #read(key: string): string | null {
    return this.#area?.getItem(key) ?? null;
  }

  #keys(): readonly string[] {
    try {
      const keys = Array.from({ length: this.#area?.length ?? 0 }, (_, index) =>
        this.#area?.key(index),
      );
      return keys.filter((key) => key != null).filter((key) => key.startsWith(`${this.#scope}/`));
    } catch (cause) {
      console.warn('This browser keeps nothing.', cause);
      return [];
    }
  }
}

/** null: it makes no sense. */
function readKept(text: string | null): Kept | 'later' | null {
  try {
    const value: unknown = JSON.parse(text ?? '');
    const parsed = keptSchema.safeParse(value);
    if (parsed.success) return parsed.data;
    const format = (value as { format?: unknown } | null)?.format;
    return typeof format === 'number' && format > 1 ? 'later' : null;
  } catch {
    // Not even JSON.
    return null;
  }
}
