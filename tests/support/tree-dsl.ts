/**
 * Trees as outlines:
 *
 *     tree`
 *       Interventions
 *         Reminders [s1 s2]
 *         Alerts
 *       Barriers [s3]
 *       - s4
 *     `
 *
 * A category's id is its name in lower case with hyphens ('Local opinion' -> 'local-opinion'). Studies in
 * brackets are assigned, by a model; a line `- s4` names studies that are nowhere. Study numbers follow
 * the order of first mention.
 */

import { depthFirst, uncategorised } from '@/lib/tree/queries';
import { type AssignmentRow, type CategoryRow, treeFromRows } from '@/lib/tree/rows';
import { assignmentsOf, type TreeValue } from '@/lib/tree/value';

export function idOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-');
}

const linePattern = /^(\s*)([^[]+?)\s*(?:\[([^\]]*)\])?\s*$/;

const wordsOf = (text: string) => text.split(/\s+/).filter((word) => word !== '');

interface Open {
  readonly indent: number;
  readonly id: string | null;
  children: number;
}

export function tree(strings: TemplateStringsArray, ...values: readonly unknown[]): TreeValue {
  const lines = String.raw({ raw: strings }, ...values)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const studyIds = new Set<string>();
  const categories: CategoryRow[] = [];
  const assignments: AssignmentRow[] = [];
  const open: Open[] = [{ indent: -1, id: null, children: 0 }];
  for (const line of lines) {
    if (line.trim().startsWith('- ')) {
      for (const study of wordsOf(line.trim().slice(2))) studyIds.add(study);
      continue;
    }
    const [, space = '', name = '', studies = ''] = linePattern.exec(line) ?? [];
    while ((open.at(-1)?.indent ?? -1) >= space.length) open.pop();
    const parent = open.at(-1);
    if (!parent) throw new Error(`Cannot read the outline at: ${line}`);
    const id = idOf(name);
    categories.push({ id, parentId: parent.id, index: parent.children++, name, scopeNote: '' });
    open.push({ indent: space.length, id, children: 0 });
    for (const studyId of wordsOf(studies)) {
      studyIds.add(studyId);
      assignments.push({ categoryId: id, studyId, origin: 'MODEL', evidenceId: null });
    }
  }
  return treeFromRows({ studyIds: [...studyIds], categories, assignments });
}

/** The reverse of `tree`, two spaces a level, for comparing: names, order and assignments. */
export function outline(value: TreeValue): string {
  const lines = depthFirst(value).map(({ category, depth }) => {
    const own = assignmentsOf(value, category.id);
    const studies = value.studyIds.filter((id) => Object.hasOwn(own, id)).join(' ');
    return `${'  '.repeat(depth)}${category.name}${studies === '' ? '' : ` [${studies}]`}`;
  });
  const rest = uncategorised(value);
  return [...lines, ...(rest.length > 0 ? [`- ${rest.join(' ')}`] : [])].join('\n');
}
