import { isCategoryId } from './fields';
import { nameProblem, noteProblem } from './text';
import {
  type Category,
  childrenOf,
  findCategory,
  ownEntry,
  pairOf,
  ROOT,
  studyNumbers,
  type TreeValue,
} from './value';

/**
 * What is wrong with the value, one sentence each; empty for a valid tree. Checked: ids; every parent
 * exists; each category is listed once, under its parent; no cycle; names and notes; assignments and
 * judgements are about what exists; no empty entry.
 */
export function violations(value: TreeValue): readonly string[] {
  return [
    ...studyViolations(value),
    ...Object.entries(value.categories).flatMap(([key, category]) =>
      categoryViolations(value, key, category),
    ),
    ...childrenViolations(value),
    ...cycleViolations(value),
    ...assignmentViolations(value),
    ...reviewViolations(value),
  ];
}

function studyViolations(value: TreeValue): readonly string[] {
  const distinct = studyNumbers(value).size === value.studyIds.length;
  return distinct ? [] : ['A study is listed twice.'];
}

function categoryViolations(value: TreeValue, key: string, category: Category): readonly string[] {
  const { id, parentId, name, scopeNote } = category;
  const found: string[] = [];
  if (!isCategoryId(id)) found.push(`'${id}' cannot be the id of a category.`);
  if (id !== key) found.push(`Category ${id} is kept under the id ${key}.`);
  const texts = [nameProblem(name), noteProblem(scopeNote)].filter((problem) => problem !== null);
  found.push(...texts.map((problem) => `Category ${id}: ${problem}`));
  if (parentId !== null && !findCategory(value, parentId))
    found.push(`The parent ${parentId} of category ${id} does not exist.`);
  return found;
}

function childrenViolations(value: TreeValue): readonly string[] {
  const found: string[] = [];
  const listed = new Set<string>();
  for (const [key, ids] of Object.entries(value.children)) {
    if (ids.length === 0) found.push(`The children of ${key} are an empty entry.`);
    for (const id of ids) {
      const isHere = findCategory(value, id) && (findCategory(value, id)?.parentId ?? ROOT) === key;
      if (!isHere) found.push(`${id} is listed under ${key}, which is not its parent.`);
      if (listed.has(id)) found.push(`Category ${id} is listed twice.`);
      listed.add(id);
    }
  }
  const missing = Object.keys(value.categories).filter((id) => !listed.has(id));
  return [...found, ...missing.map((id) => `Category ${id} is not listed under its parent.`)];
}

function cycleViolations(value: TreeValue): readonly string[] {
  const reached = new Set<string>(childrenOf(value, null));
  for (const id of reached) for (const childId of childrenOf(value, id)) reached.add(childId);
  return Object.keys(value.categories)
    .filter((id) => !reached.has(id))
    .map((id) => `Category ${id} cannot be reached from the virtual root.`);
}

function assignmentViolations(value: TreeValue): readonly string[] {
  const numbers = studyNumbers(value);
  return Object.entries(value.assignments).flatMap(([id, studies = {}]) => {
    const ids = Object.keys(studies);
    const found = ids
      .filter((studyId) => !numbers.has(studyId))
      .map((studyId) => `Category ${id} holds study ${studyId}, which the topic does not have.`);
    if (ids.length === 0) found.push(`The assignments of ${id} are an empty entry.`);
    if (!findCategory(value, id)) found.push(`Assignments to category ${id}, which is not there.`);
    return found;
  });
}

function reviewViolations(value: TreeValue): readonly string[] {
  const { links, siblings, pairs } = value.review;
  const subjects = [
    ...Object.keys(links),
    ...Object.keys(siblings).filter((key) => key !== ROOT),
    ...Object.keys(pairs).map((key) => pairOf(key).categoryId),
  ];
  const studies = Object.keys(pairs).map((key) => pairOf(key).studyId);
  return [
    ...subjects
      .filter((id) => !findCategory(value, id))
      .map((id) => `A judgement is about category ${id}, which is not there.`),
    ...studies
      .filter((id) => !studyNumbers(value).has(id))
      .map((id) => `A judgement is about study ${id}, which the topic does not have.`),
    ...misfitViolations(value),
  ];
}

function misfitViolations({ review }: TreeValue): readonly string[] {
  return Object.keys(review.siblings)
    .filter((key) => {
      const judgement = ownEntry(review.siblings, key);
      return !judgement?.misfits.every((id) => judgement.members.includes(id));
    })
    .map((key) => `A misfit of the group ${key} was not a member of it.`);
}
