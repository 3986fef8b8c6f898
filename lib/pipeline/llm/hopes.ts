import { ModelError } from '@/lib/llm/model';

import { allSteps } from './options';

/**
 * Questions of one step, each put twice, that may be answered in a form that cannot be read before the model is given
 * up, when none has been answered well. A model that cannot keep to a form would else be paid for every batch. Answers
 * of an earlier try of the run do not count: it is resumed because something has changed.
 */
export const MOST_UNREADABLE = 5;

/** Watches the answers of one step. */
export class Hopes {
  #unreadable = 0;
  #isAnswered = false;

  answered(): void {
    this.#isAnswered = true;
  }

  /** Throws ModelError 'malformed' when the step has had no answer but such. `reason`: what was wrong with this one. */
  unreadable(step: string, reason: string): void {
    this.#unreadable += 1;
    if (this.#isAnswered || this.#unreadable < MOST_UNREADABLE) return;
    const { label } = allSteps.find(({ name }) => name === step) ?? { label: step };
    throw new ModelError(
      'malformed',
      `The model answered none of the first ${MOST_UNREADABLE} questions of the step “${label}” in a form that can be read, though each was put twice. The last answer: ${reason}`,
    );
  }
}
