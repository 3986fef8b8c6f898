import { type Answer, type Asker, ask, type Question } from './ask';

/** Fewer studies than this are no basis for categories: the model's context is too small for the engine. */
const LEAST_SHOWN = 5;

/**
 * Asks a question that shows these studies; while that is too long for the model, again with every second of them, and
 * says so in a warning. `about`: what the question is for, as the warning begins.
 */
export async function askShowing<S, T>(
  asker: Asker,
  about: string,
  studies: readonly S[],
  question: (shown: readonly S[]) => Question<T>,
): Promise<{ readonly answer: Answer<T>; readonly shown: readonly S[] }> {
  let shown = studies;
  for (;;) {
    const answer = await ask(asker, question(shown));
    const fewer = shown.filter((_, index) => index % 2 === 0);
    if (answer.ok && shown.length < studies.length)
      asker.notes.warn(
        `${about}: ${studies.length} studies are more than the model can take at once, so ${shown.length} of them were shown.`,
      );
    if (answer.ok || !answer.isTooLong || fewer.length < LEAST_SHOWN) return { answer, shown };
    shown = fewer;
  }
}
