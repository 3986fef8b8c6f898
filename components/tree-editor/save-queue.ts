/**
 * Sends what a person did to the server: in order, one request at a time, each gesture under the id it was
 * made with, so that a repeated request is applied once. Knows nothing of React, fetch or the clock.
 */

import type { Gesture, SaveResult } from '@/lib/api/contract';
import type { ClientOperation } from '@/lib/tree/operation';

/** How a gesture was made, as its records keep it. */
export type GestureContext = Pick<Gesture, 'view' | 'exposure' | 'seconds' | 'reason'>;

export type SaveItem =
  | {
      readonly kind: 'gesture';
      readonly id: string;
      readonly operations: readonly ClientOperation[];
      /** Default: in the tree view, with all suggestions shown. */
      readonly context?: GestureContext;
    }
  | {
      readonly kind: 'undo' | 'redo';
      readonly id: string;
      readonly target: string;
      /** Only the server knows the inverse: once it has made this, its value is loaded. */
      readonly unapplied?: boolean;
    };

/** What came of one request. `message` is a sentence for the person. */
export type SendOutcome =
  | { readonly kind: 'answered'; readonly reply: SaveResult }
  /** Worth trying again by itself: no network, a server that is down or busy. */
  | { readonly kind: 'unreachable'; readonly message: string }
  /** This request will never be accepted, whatever the tree's state. */
  | { readonly kind: 'rejected'; readonly message: string }
  /** Nothing can be saved until the person has done something, e.g. signed in again. */
  | { readonly kind: 'stopped'; readonly message: string };

/** Items of one call are either gestures, at most `batchSize` of them, or one undo or redo. */
export type Send = (items: readonly SaveItem[], baseVersion: number) => Promise<SendOutcome>;

export interface Refused {
  readonly item: SaveItem;
  readonly reason: string;
}

export type SaveState =
  | { readonly status: 'saved' }
  | { readonly status: 'saving' }
  /** What the server has is being loaded; nothing is sent meanwhile. */
  | { readonly status: 'reloading' }
  | { readonly status: 'unsaved'; readonly message: string; readonly retrying: boolean };

/** Whoever holds the local value. */
export interface SaveListener {
  onState(state: SaveState): void;
  /** These will never be saved; a reload is asked for next. */
  onRefused(refused: readonly Refused[]): void;
  /**
   * The local value is not what the server has: load it and call `rebase`; repeated until that happens.
   * False when no page is there to load it: the queue goes on saving, and asks again on `catchUp`.
   */
  onReload(): boolean;
}

export interface SaveQueueOptions {
  readonly version: number;
  readonly send: Send;
  /** Runs `work` after so many milliseconds; returns what cancels it. */
  readonly later: (milliseconds: number, work: () => void) => () => void;
}

export const batchSize = 200;
const firstDelay = 1000;
const longestDelay = 30_000;
const reloadDelay = 10_000;

export class SaveQueue {
  readonly #options: SaveQueueOptions;
  #version: number;
  #pending: readonly SaveItem[] = [];
  #phase: 'idle' | 'sending' | 'waiting' | 'stopped' | 'reloading' = 'idle';
  #failures = 0;
  #limit = batchSize;
  #cancelTimer: () => void = () => {};
  #state: SaveState = { status: 'saved' };
  #isBehind = false;
  #listener: SaveListener | null = null;

  constructor(options: SaveQueueOptions) {
    this.#options = options;
    this.#version = options.version;
  }

  /** What is not known to be saved, oldest first. */
  get pending(): readonly SaveItem[] {
    return this.#pending;
  }

  /** The version of the tree that the next request will name as its base. */
  get version(): number {
    return this.#version;
  }

  get isSending(): boolean {
    return this.#phase === 'sending';
  }

  /** Tells `listener` the present state, then every change. */
  listen(listener: SaveListener): void {
    this.#listener = listener;
    listener.onState(this.#state);
  }

  /** A page is there again: asks for a reload that is still owed, at once or after the next answer. */
  catchUp(): void {
    if (this.#phase === 'reloading' || (this.#phase === 'idle' && this.#isBehind)) {
      this.#askForReload();
    }
  }

  push(item: SaveItem): void {
    this.#pending = [...this.#pending, item];
    if (this.#phase === 'idle') this.#sendNext();
  }

  /** Tries at once when the queue waits for a retry, was stopped, or waits for a reload. */
  retryNow(): void {
    if (this.#phase === 'reloading') this.#askForReload();
    else if (this.#phase === 'waiting' || this.#phase === 'stopped') this.#sendNext();
  }

  /** The value was loaded anew at `version`, and `keep` was applied on top of it. */
  rebase(version: number, keep: readonly SaveItem[]): void {
    if (this.#phase === 'sending')
      throw new Error('A save queue cannot be rebased while it sends.');
    this.#version = version;
    this.#pending = keep;
    this.#isBehind = false;
    this.#sendNext();
  }

  #sendNext(): void {
    this.#cancelTimer();
    const batch = nextBatch(this.#pending, this.#limit);
    if (batch.length === 0) {
      this.#enter('idle', { status: 'saved' });
      return;
    }
    this.#enter('sending', { status: 'saving' });
    const failed = (cause: unknown): SendOutcome => ({
      kind: 'unreachable',
      message: cause instanceof Error ? cause.message : String(cause),
    });
    this.#options
      .send(batch, this.#version)
      .catch(failed)
      .then((outcome) => this.#settle(batch, outcome));
  }

  #settle(batch: readonly SaveItem[], outcome: SendOutcome): void {
    if (outcome.kind === 'answered') this.#take(batch, outcome.reply);
    else if (outcome.kind === 'unreachable') this.#wait(outcome.message);
    else if (outcome.kind === 'rejected') this.#reject(batch, outcome.message);
    else this.#enter('stopped', { status: 'unsaved', message: outcome.message, retrying: false });
  }

  #take(batch: readonly SaveItem[], reply: SaveResult): void {
    const resultOf = new Map(reply.results.map((result) => [result.gestureId, result]));
    const answered = batch.filter(({ id }) => resultOf.has(id));
    if (answered.length === 0) {
      this.#wait('The server’s answer names none of the gestures sent.');
      return;
    }
    this.#failures = 0;
    this.#limit = batchSize;
    const refused = answered
      .filter(({ id }) => resultOf.get(id)?.status === 'refused')
      .map((item) => ({ item, reason: resultOf.get(item.id)?.reason ?? 'The server refused it.' }));
    const saved = answered.filter(({ id }) => resultOf.get(id)?.status !== 'refused');
    const expected = this.#version + saved.length;
    this.#version = reply.version;
    this.#drop(answered);
    if (refused.length > 0) this.#listener?.onRefused(refused);
    this.#isBehind ||= saved.some(isUnapplied);
    // One reload for several of them in a row: they do not depend on the local value.
    const canGoOn = !this.#isBehind || this.#pending.slice(0, 1).some(isUnapplied);
    if (refused.length > 0 || reply.version !== expected || !canGoOn) this.#askForReload();
    else this.#sendNext();
  }

  #wait(message: string): void {
    const delay = Math.min(firstDelay * 2 ** this.#failures, longestDelay);
    this.#failures += 1;
    this.#enter('waiting', { status: 'unsaved', message, retrying: true });
    this.#cancelTimer = this.#options.later(delay, () => this.#sendNext());
  }

  /** One bad gesture must not take the others of its batch along: they are sent singly to find it. */
  #reject(batch: readonly SaveItem[], reason: string): void {
    if (batch.length > 1) {
      this.#limit = 1;
      this.#sendNext();
      return;
    }
    this.#drop(batch);
    this.#listener?.onRefused(batch.map((item) => ({ item, reason })));
    this.#askForReload();
  }

  #askForReload(): void {
    this.#cancelTimer();
    this.#isBehind = true;
    this.#enter('reloading', { status: 'reloading' });
    this.#cancelTimer = this.#options.later(reloadDelay, () => this.#askForReload());
    if (!this.#listener?.onReload()) this.#sendNext();
  }

  #drop(items: readonly SaveItem[]): void {
    this.#pending = this.#pending.filter((item) => !items.includes(item));
  }

  #enter(phase: 'idle' | 'sending' | 'waiting' | 'stopped' | 'reloading', state: SaveState): void {
    this.#phase = phase;
    this.#state = state;
    this.#listener?.onState(state);
  }
}

function isUnapplied(item: SaveItem): boolean {
  return item.kind !== 'gesture' && item.unapplied === true;
}

/** The longest run of gestures at the head, or the one undo or redo that is there. */
function nextBatch(pending: readonly SaveItem[], limit: number): readonly SaveItem[] {
  const firstOther = pending.findIndex((item) => item.kind !== 'gesture');
  const end = firstOther === -1 ? pending.length : Math.max(firstOther, 1);
  return pending.slice(0, Math.min(end, limit));
}
