/** A model's tree and an expert's of the same papers, with one id for what is one category in both. */

import { randomUUID } from 'node:crypto';

import { effectiveStudies } from '@/lib/tree/queries';
import { rowsOf, treeFromRows } from '@/lib/tree/rows';
import { type CategoryId, childrenOf, type StudyId, type TreeValue } from '@/lib/tree/value';

interface Group {
  readonly name: string;
  readonly studyIds: ReadonlySet<StudyId>;
}

/**
 * The expert's groups as root categories. A group has the id of the model's category that shares most of its
 * studies with it (by Jaccard index, each used once), so that carrying over keeps what is right already.
 */
export function expertTree(model: TreeValue, labels: readonly string[]): TreeValue {
  const byLabel = Map.groupBy(model.studyIds, (_, number) => labels[number] ?? '');
  const groups = [...byLabel].map(([name, ids]) => ({ name, studyIds: new Set(ids) }));
  const idOf = matched(model, groups);
  return treeFromRows({
    studyIds: model.studyIds,
    categories: groups.map((group, index) => ({
      id: idOf(group),
      parentId: null,
      index,
      name: group.name,
      scopeNote: '',
    })),
    assignments: groups.flatMap((group) =>
      [...group.studyIds].map((studyId) => ({
        categoryId: idOf(group),
        studyId,
        origin: 'EXPERT' as const,
        evidenceId: null,
      })),
    ),
  });
}

function matched(model: TreeValue, groups: readonly Group[]): (group: Group) => CategoryId {
  const pairs = [...effectiveStudies(model)].flatMap(([id, studies]) =>
    groups.map((group) => ({ id, group, share: jaccard(studies, group.studyIds) })),
  );
  const ids = new Map<Group, CategoryId>();
  const used = new Set<CategoryId>();
  for (const { id, group, share } of pairs.toSorted((a, b) => b.share - a.share)) {
    if (share === 0 || used.has(id) || ids.has(group)) continue;
    ids.set(group, id);
    used.add(id);
  }
  for (const group of groups) if (!ids.has(group)) ids.set(group, randomUUID());
  return (group) => ids.get(group) ?? '';
}

function jaccard(a: ReadonlySet<StudyId>, b: ReadonlySet<StudyId>): number {
  const shared = [...a].filter((id) => b.has(id)).length;
  return shared / (a.size + b.size - shared);
}

/** Names in order with the studies directly in each: what two trees are compared by. */
export function inWords(value: TreeValue): string {
  const { categories, assignments } = rowsOf(value);
  const studiesOf = (id: CategoryId) =>
    assignments.filter(({ categoryId }) => categoryId === id).map(({ studyId }) => studyId);
  return categories
    .map(({ id, parentId, name }) => {
      const place = childrenOf(value, parentId).indexOf(id);
      return `${parentId === null ? '' : 'below '}${place} ${name}: ${studiesOf(id).sort().join(' ')}`;
    })
    .join('\n');
}
