import { Draft } from './draft';
import { longestIncreasing } from './increasing';
import { kindOf, type Operation } from './operation';
import { depthFirst } from './queries';
import {
  assignmentsOf,
  type CategoryId,
  childrenOf,
  findCategory,
  getCategory,
  type TreeValue,
} from './value';

/**
 * Operations that turn `a` into `b`: its categories with names, notes and order, and who is assigned
 * where. Categories are matched by id. The review state does not count, nor does the provenance of an
 * assignment that both have. Both must be valid and over the same studies; throws when `b` assigns a
 * study that `a` does not know.
 */
export function diff(a: TreeValue, b: TreeValue): readonly Operation[] {
  const script = new Script(a);
  for (const { category } of depthFirst(a))
    if (!findCategory(b, category.id)) script.push({ type: 'remove-category', id: category.id });
  arrange(script, b, null);
  for (const { category } of depthFirst(b)) {
    arrange(script, b, category.id);
    reword(script, b, category.id);
    reassign(script, b, category.id);
  }
  return script.operations;
}

class Script {
  readonly operations: Operation[] = [];
  /** `a` with the operations so far. */
  readonly tree: Draft;

  constructor(a: TreeValue) {
    this.tree = new Draft(a);
  }

  push(operation: Operation): void {
    const refusal = kindOf(operation).check(this.tree, operation);
    if (refusal) throw new Error(`The edit script is wrong: ${refusal.message}`);
    kindOf(operation).change(this.tree, operation);
    this.operations.push(operation);
  }
}

/**
 * Gives a parent its children of `b` in order. Its own ancestors are in place already, so that no child
 * of it can be above it, and no move is refused. Children that belong elsewhere stay until their parent
 * comes to fetch them; the longest run that is in order already stays put.
 */
function arrange(script: Script, b: TreeValue, parentId: CategoryId | null): void {
  const wanted = childrenOf(b, parentId);
  const rank = new Map(wanted.map((id, index) => [id, index]));
  const here = childrenOf(script.tree, parentId).filter((id) => rank.has(id));
  const staying = new Set(longestIncreasing(here.map((id) => rank.get(id) ?? 0)));
  let index = 0;
  for (const [position, id] of wanted.entries()) {
    if (staying.has(position)) index = childrenOf(script.tree, parentId).indexOf(id);
    else index = fetch(script, b, id, index);
    index += 1;
  }
}

/** Puts the category where `b` has it, before what is now at `index`; returns the index it gets. */
function fetch(script: Script, b: TreeValue, id: CategoryId, index: number): number {
  const { parentId, name, scopeNote } = getCategory(b, id);
  const present = findCategory(script.tree, id);
  if (!present) {
    script.push({ type: 'add-category', id, parentId, index, name, scopeNote });
    return index;
  }
  const here = childrenOf(script.tree, parentId).indexOf(id);
  const target = here !== -1 && here < index ? index - 1 : index;
  script.push({ type: 'move-category', id, parentId, index: target });
  return target;
}

function reword(script: Script, b: TreeValue, id: CategoryId): void {
  const { name, scopeNote } = getCategory(b, id);
  const present = getCategory(script.tree, id);
  if (present.name !== name) script.push({ type: 'rename-category', id, name });
  if (present.scopeNote !== scopeNote) script.push({ type: 'describe-category', id, scopeNote });
}

function reassign(script: Script, b: TreeValue, categoryId: CategoryId): void {
  const wanted = assignmentsOf(b, categoryId);
  const present = assignmentsOf(script.tree, categoryId);
  const surplus = Object.keys(present).filter((studyId) => !Object.hasOwn(wanted, studyId));
  const missing = Object.entries(wanted).filter(([studyId]) => !Object.hasOwn(present, studyId));
  for (const studyId of surplus) script.push({ type: 'unassign-study', studyId, categoryId });
  for (const [studyId, provenance] of missing)
    script.push({ type: 'assign-study', studyId, categoryId, provenance });
}
