/**
 * Sends what a person did to the server: in order, one request at a time, each gesture under the id it was
 * made with, so that a repeated request is applied once. Knows nothing of React, fetch or the clock.
 */

import type { Gesture, SaveResult } from '@/lib/api/gesture-contract';
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
      /** Only the server knows the inverse: once it has made this, the log is asked for it. */
      readonly unapplied?: boolean;
    }
  | {
      readonly kind: 'rollback';
      readonly id: string;
      /** The version of the tree to go back to. */
      readonly version: number;
      /** As of an undo. */
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
  /** What others have done is being fetched; nothing is sent meanwhile. */
  | { readonly status: 'reloading' }
  | { readonly status: 'unsaved'; readonly message: string; readonly retrying: boolean };

/** Whoever holds the local value. */
export interface SaveListener {
  onState(state: SaveState): void;
  /** These stand now, in this order, and nobody else has changed the tree in between. */
  onSaved(items: readonly SaveItem[]): void;
  /** These will never be saved; `onBehind` is called next. */
  onRefused(refused: readonly Refused[]): void;
  /**
   * The local value is not what the server has: find out what is, then call `rebase`, or `failed`. Nothing is
   * sent until then, and it is asked for again after a while.
   */
  onBehind(): void;
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
const askAgainDelay = 10_000;

type Phase = 'idle' | 'sending' | 'waiting' | 'stopped' | 'reloading';

export class SaveQueue {
  readonly #options: SaveQueueOptions;
  #version: number;
  /** The tree's version by the last answer. */
  #answered: number;
  /** The highest version that anybody has told of. */
  #heard: number;
  /** What had been heard when a rebase was last asked for: it brings at least that, if it exists. */
  #askedFor = 0;
  #pending: readonly SaveItem[] = [];
  #phase: Phase = 'idle';
  #failures = 0;
  #limit = batchSize;
  #cancelTimer: () => void = () => {};
  #state: SaveState = { status: 'saved' };
  #isBehind = false;
  #listener: SaveListener | null = null;

  constructor(options: SaveQueueOptions) {
    this.#options = options;
    this.#version = options.version;
    this.#answered = options.version;
    this.#heard = options.version;
  }

  /** What is not known to be saved, oldest first. */
  get pending(): readonly SaveItem[] {
    return this.#pending;
  }

  /** The version that the local value has below what is pending; the next request names it as its base. */
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

  push(item: SaveItem): void {
    this.#pending = [...this.#pending, item];
    if (this.#phase === 'idle') this.#goOn();
  }

  /** Tries at once when the queue waits for a retry, was stopped, or waits to be rebased. */
  retryNow(): void {
    if (this.#phase !== 'idle' && this.#phase !== 'sending') this.#goOn();
  }

  /** The tree has reached this version: others' changes are asked for, after the answer that is under way. */
  hear(version: number): void {
    this.#heard = Math.max(this.#heard, version);
    if (version <= this.#version) return;
    if (this.#phase !== 'sending' && this.#phase !== 'reloading') this.fallBehind();
  }

  /** There is something to be put below what is pending: `onBehind` is called as soon as nothing is being sent. */
  fallBehind(): void {
    this.#isBehind = true;
    if (this.#phase === 'reloading') this.#listener?.onBehind();
    else if (this.#phase !== 'sending') this.#goOn();
  }

  /** The local value is now that of `version`, with `keep` on top of it. */
  rebase(version: number, keep: readonly SaveItem[]): void {
    if (this.#phase === 'sending')
      throw new Error('A save queue cannot be rebased while it sends.');
    this.#version = version;
    this.#answered = version;
    this.#pending = keep;
    this.#failures = 0;
    if (this.#heard <= this.#askedFor) this.#heard = version;
    this.#isBehind = this.#heard > version;
    this.#goOn();
  }

  /** What the server has could not be found out: it is asked for again later. */
  failed(message: string): void {
    if (this.#phase === 'reloading') this.#wait(message);
  }

  /** Asks for what is missing, or sends what is next, or is done. `quietly`: the state is told when it has changed. */
  #goOn(quietly = false): void {
    this.#cancelTimer();
    // One rebase for several undos in a row that only the server can work out: the value is not needed for them.
    if (this.#isBehind && !this.#pending.slice(0, 1).some(isUnapplied)) this.#askForRebase(quietly);
    else this.#sendNext(quietly);
  }

  #sendNext(quietly: boolean): void {
    const batch = nextBatch(this.#pending, this.#limit);
    if (batch.length === 0) {
      this.#enter('idle', { status: 'saved' });
      return;
    }
    this.#enter('sending', quietly ? this.#state : { status: 'saving' });
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
    const isInStep = reply.version === this.#answered + saved.length;
    this.#answered = reply.version;
    this.#drop(answered);
    this.#isBehind ||= !isInStep || saved.some(isUnapplied) || this.#heard > reply.version;
    if (!this.#isBehind) this.#version = reply.version;
    if (!this.#isBehind && saved.length > 0) this.#listener?.onSaved(saved);
    if (refused.length > 0) this.#refuse(refused);
    else this.#goOn();
  }

  #refuse(refused: readonly Refused[]): void {
    this.#isBehind = true;
    this.#listener?.onRefused(refused);
    this.#goOn();
  }

  #wait(message: string): void {
    const delay = Math.min(firstDelay * 2 ** this.#failures, longestDelay);
    this.#failures += 1;
    const isSaved = this.#pending.length === 0;
    this.#enter(
      'waiting',
      isSaved ? { status: 'saved' } : { status: 'unsaved', message, retrying: true },
    );
    this.#cancelTimer = this.#options.later(delay, () => this.#goOn(true));
  }

  /** One bad gesture must not take the others of its batch along: they are sent singly to find it. */
  #reject(batch: readonly SaveItem[], reason: string): void {
    if (batch.length > 1) {
      this.#limit = 1;
      this.#goOn();
      return;
    }
    this.#drop(batch);
    this.#refuse(batch.map((item) => ({ item, reason })));
  }

  #askForRebase(quietly: boolean): void {
    this.#enter('reloading', quietly ? this.#state : { status: 'reloading' });
    this.#askedFor = this.#heard;
    this.#cancelTimer = this.#options.later(askAgainDelay, () => this.#goOn(true));
    this.#listener?.onBehind();
  }

  #drop(items: readonly SaveItem[]): void {
    this.#pending = this.#pending.filter((item) => !items.includes(item));
  }

  #enter(phase: Phase, state: SaveState): void {
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
