/** What several operations ask before they change anything: each answers with a refusal or null. */

import { type Refusal, refuse } from './outcome';
import { nameProblem, noteProblem } from './text';
import { type CategoryId, findCategory, type StudyId, studyNumbers, type TreeValue } from './value';

/** The first refusal, asking no further. */
export function firstOf(...checks: readonly (() => Refusal | null)[]): Refusal | null {
  for (const check of checks) {
    const refusal = check();
    if (refusal) return refusal;
  }
  return null;
}

export function checkCategory(value: TreeValue, id: CategoryId): Refusal | null {
  if (findCategory(value, id)) return null;
  const message = `The tree has no category ${id}: it was removed or merged. Reload the tree.`;
  return refuse('unknown-category', message);
}

/** null is the virtual root, which is always there. */
export function checkParent(value: TreeValue, id: CategoryId | null): Refusal | null {
  return id === null ? null : checkCategory(value, id);
}

export function checkStudy(value: TreeValue, id: StudyId): Refusal | null {
  if (studyNumbers(value).has(id)) return null;
  return refuse('unknown-study', `The topic has no study ${id}. Reload the tree.`);
}

export function checkName(name: string): Refusal | null {
  const problem = nameProblem(name);
  return problem === null ? null : refuse('invalid-name', problem);
}

export function checkNote(note: string): Refusal | null {
  const problem = noteProblem(note);
  return problem === null ? null : refuse('invalid-note', problem);
}

/** `last`: the greatest index there is; `place`: "in 'Alerts'". */
export function checkIndex(index: number, last: number, place: string): Refusal | null {
  if (Number.isInteger(index) && index >= 0 && index <= last) return null;
  const message = `There is no position ${index + 1} ${place}: the last one is ${last + 1}.`;
  return refuse('index-out-of-range', message);
}
