/** What could not be saved, until the person has done with it; it is kept in the browser as long. */

import type { GestureKeep, Kept } from './kept-gestures';
import { newId } from './new-id';
import { type Problem, problemOf, unreadableProblem } from './problem';
import type { Refused } from './save-queue';

export class ProblemList {
  readonly #keep: GestureKeep;
  readonly #onChange: (problems: readonly Problem[]) => void;
  /** What each gesture was, for the person to read. */
  readonly #words = new Map<string, string>();
  #problems: readonly Problem[] = [];

  constructor(keep: GestureKeep, onChange: (problems: readonly Problem[]) => void) {
    this.#keep = keep;
    this.#onChange = onChange;
  }

  find(id: string): Problem | null {
    return this.#problems.find((problem) => problem.id === id) ?? null;
  }

  /** How to call the gesture, should it be refused. */
  name(gestureId: string, what: string): void {
    this.#words.set(gestureId, what);
  }

  report(refused: readonly Refused[]): void {
    if (refused.length === 0) return;
    const told = refused.map((each) => problemOf(each, this.#words.get(each.item.id)));
    for (const { id, reason } of told) this.#keep.refused(id, reason);
    this.#set([...this.#problems, ...told]);
  }

  /** What a closed tab could not save either. `unreadable`: how many of its entries made no sense. */
  takeOver(kept: readonly Kept[], unreadable: number): void {
    for (const { item, what } of kept) this.name(item.id, what);
    const refused = kept.flatMap(({ item, what, state }) =>
      state.kind === 'refused' ? [{ id: item.id, item, what, reason: state.reason }] : [],
    );
    const lost = Array.from({ length: unreadable }, () => unreadableProblem(newId()));
    this.#set([...this.#problems, ...refused, ...lost]);
  }

  changeReason(id: string, reason: string): void {
    this.#set(this.#problems.map((each) => (each.id === id ? { ...each, reason } : each)));
  }

  /** Forgets it, here and in the browser. */
  discard(id: string): void {
    if (!this.find(id)) return;
    this.#keep.forget(id);
    this.#set(this.#problems.filter((each) => each.id !== id));
  }

  #set(problems: readonly Problem[]): void {
    this.#problems = problems;
    this.#onChange(problems);
  }
}
