/**
 * Carries a model's tree over to an expert's with the keys and the pointer of a person: the structure in the tree
 * view, the assignments in the matrix. Follows the edit script of lib/tree.
 */

import type { Page } from '@playwright/test';

import type { Tree } from '@/lib/api/tree-contract';
import { diff } from '@/lib/tree/diff';
import type { Operation } from '@/lib/tree/operation';
import { treeFromRows } from '@/lib/tree/rows';
import { type CategoryId, childrenOf, type StudyId, type TreeValue } from '@/lib/tree/value';

import { expertTree, inWords } from './expert-tree';

export interface CarriedOver {
  /** Operations of lib/tree's own edit script. */
  readonly script: number;
  readonly gestures: number;
  readonly seconds: number;
}

/** `labels`: the expert's, by study number. Throws when the result is not the expert's tree. */
export async function carryOver(
  page: Page,
  url: string,
  treeId: string,
  labels: readonly string[],
): Promise<CarriedOver> {
  const read = () => readTree(page, `${url}/api/trees/${treeId}`);
  const topicStudies = await studyIds(page, url, (await read()).topicId);
  const model = toValue(await read(), topicStudies);
  const expert = expertTree(model, labels);
  const script = diff(model, expert);
  await page.goto(`${url}/trees/${treeId}`);
  await page.locator('[role="treeitem"]').first().waitFor();

  const start = performance.now();
  const ids = new Map<CategoryId, CategoryId>();
  await page.getByRole('button', { name: 'Expand all' }).click();
  for (const operation of script) {
    await restructure(
      page,
      operation,
      async () => toValue(await settledTree(page, read), topicStudies),
      ids,
    );
  }
  const rebuilt = await settledTree(page, read);
  await reassign(page, script, rebuilt, topicStudies, ids);
  const end = await settledTree(page, read);
  const seconds = (performance.now() - start) / 1000;

  const [made, wanted] = [inWords(toValue(end, topicStudies)), inWords(expert)];
  if (made !== wanted) throw new Error(`Not the expert’s tree:\n${made}\ninstead of\n${wanted}`);
  return { script: script.length, gestures: end.version, seconds };
}

async function readTree(page: Page, url: string): Promise<Tree> {
  return (await page.request.get(url)).json();
}

async function studyIds(page: Page, url: string, topicId: string): Promise<readonly StudyId[]> {
  const topic = await (await page.request.get(`${url}/api/topics/${topicId}`)).json();
  const studies: readonly { id: string; number: number }[] = topic.studies;
  return studies.toSorted((a, b) => a.number - b.number).map(({ id }) => id);
}

function toValue({ categories, assignments }: Tree, studies: readonly StudyId[]): TreeValue {
  const places = assignments.map((each) => ({ ...each, evidenceId: null }));
  return treeFromRows({ studyIds: studies, categories, assignments: places });
}

/** Once everything that was done is on the server. */
async function settledTree(page: Page, read: () => Promise<Tree>): Promise<Tree> {
  await page
    .getByRole('status')
    .filter({ hasText: /^\s*Saved\s*$/ })
    .waitFor();
  return read();
}

const row = (page: Page, id: CategoryId) => page.locator(`[role="tree"] [data-row="${id}"]`);

/** One operation that is not about studies. `ids`: what the page calls the categories that it has added. */
async function restructure(
  page: Page,
  operation: Operation,
  now: () => Promise<TreeValue>,
  ids: Map<CategoryId, CategoryId>,
): Promise<void> {
  const own = (id: CategoryId) => ids.get(id) ?? id;
  if (operation.type === 'remove-category') {
    await row(page, own(operation.id)).click();
    await page.keyboard.press('Delete');
  } else if (operation.type === 'rename-category') {
    await row(page, own(operation.id)).click();
    await page.keyboard.press('F2');
    await page.keyboard.press('Control+a');
    await page.keyboard.type(operation.name);
    await page.keyboard.press('Enter');
  } else if (operation.type === 'add-category') {
    ids.set(operation.id, await addRoot(page, operation.name));
    await lift(page, await now(), own(operation.id), operation.index);
  } else if (operation.type === 'move-category') {
    await moveToRoot(page, await now(), own(operation.id), operation.index);
    await lift(page, await now(), own(operation.id), operation.index);
  }
}

async function addRoot(page: Page, name: string): Promise<CategoryId> {
  await page.getByRole('button', { name: /^All studies/ }).click();
  await page.getByRole('button', { name: 'Add category' }).click();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  const added = page.getByRole('treeitem', { name, exact: true });
  return (await added.getAttribute('data-row')) ?? '';
}

/** By dragging it to its place, or, where that is behind all others, by the menu. */
async function moveToRoot(
  page: Page,
  value: TreeValue,
  id: CategoryId,
  index: number,
): Promise<void> {
  if (value.categories[id]?.parentId == null) return;
  const target = childrenOf(value, null)[index];
  if (target !== undefined) return dragAbove(page, id, target);
  await row(page, id).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Move to…' }).click();
  await page.keyboard.type('root');
  await page.keyboard.press('Enter');
}

/** Moves a root category to its place: up by dragging, which is one gesture; down by keys, a place at a time. */
async function lift(page: Page, value: TreeValue, id: CategoryId, index: number): Promise<void> {
  const roots = childrenOf(value, null);
  const at = roots.indexOf(id);
  const target = roots[index];
  if (at === index || target === undefined) return;
  await row(page, id).click();
  if (index < at) await dragAbove(page, id, target);
  else await press(page, 'Alt+Shift+ArrowDown', index - at);
}

/** Drops a row on the upper edge of another. */
async function dragAbove(page: Page, id: CategoryId, target: CategoryId): Promise<void> {
  const from = await row(page, id).boundingBox();
  const onto = await row(page, target).boundingBox();
  if (!from || !onto) throw new Error('A category to drag is out of sight.');
  await page.mouse.move(from.x + 120, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 128, from.y + from.height / 2 + 8, { steps: 2 });
  await page.mouse.move(onto.x + 120, onto.y + 2, { steps: 8 });
  await page.mouse.up();
}

/** A run of neighbouring studies of one column that are to be put in, or taken out. */
interface Run {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly isPut: boolean;
}

async function reassign(
  page: Page,
  script: readonly Operation[],
  tree: Tree,
  studies: readonly StudyId[],
  ids: ReadonlyMap<CategoryId, CategoryId>,
): Promise<void> {
  const columns = tree.categories.map(({ id }) => id);
  const runs = runsOf(
    script,
    (studyId) => studies.indexOf(studyId),
    (id) => columns.indexOf(ids.get(id) ?? id),
  );
  await page.getByRole('button', { name: 'Matrix' }).click();
  await page.getByLabel('Categories shown').selectOption(':all');
  await page.locator('[data-cell="0:0"] [role="checkbox"]').focus();
  await page.keyboard.press('Control+Home');
  let at = { row: 0, column: 0 };
  for (const run of runs) {
    await press(
      page,
      run.column > at.column ? 'ArrowRight' : 'ArrowLeft',
      Math.abs(run.column - at.column),
    );
    await press(page, run.from > at.row ? 'ArrowDown' : 'ArrowUp', Math.abs(run.from - at.row));
    await press(page, 'Shift+ArrowDown', run.to - run.from);
    await page.keyboard.press(run.from === run.to ? 'Space' : run.isPut ? 'f' : 'Delete');
    at = { row: run.to, column: run.column };
  }
}

async function press(page: Page, key: string, times: number): Promise<void> {
  for (let done = 0; done < times; done += 1) await page.keyboard.press(key);
}

/** By column, then by study; neighbours of one kind together. */
function runsOf(
  script: readonly Operation[],
  rowOf: (studyId: StudyId) => number,
  columnOf: (categoryId: CategoryId) => number,
): readonly Run[] {
  const cells = script.flatMap((operation) => {
    if (operation.type !== 'assign-study' && operation.type !== 'unassign-study') return [];
    const isPut = operation.type === 'assign-study';
    return [{ row: rowOf(operation.studyId), column: columnOf(operation.categoryId), isPut }];
  });
  const runs: Run[] = [];
  for (const { row: at, column, isPut } of cells.sort(
    (a, b) => a.column - b.column || a.row - b.row,
  )) {
    const last = runs.at(-1);
    const goesOn = last && last.column === column && last.isPut === isPut && last.to === at - 1;
    if (goesOn) runs[runs.length - 1] = { ...last, to: at };
    else runs.push({ column, from: at, to: at, isPut });
  }
  return runs;
}
