import { depthFirst } from '@/lib/tree/queries';
import {
  assignmentsOf,
  type CategoryId,
  childrenOf,
  ownEntry,
  type Provenance,
  type TreeValue,
} from '@/lib/tree/value';

import type { Cell, TableName } from './columns';
import { correctedName, type HierarchyNode, hierarchiesOf } from './hierarchy';
import type { Label, LabelState } from './label';
import type { LabelSource, Numbering, SourceStudy, SourceTopic } from './source';

export interface DatasetRow {
  readonly state: LabelState;
  /** The cells of the columns that were asked for, in their order. */
  cells(): Record<string, Cell>;
}

/** The rows of a table for one source, one after the other: nothing is kept, no cell made that is not asked for. */
export function rowsOfTable(
  table: TableName,
  source: LabelSource,
  numbering: Numbering,
  columns: readonly string[],
): Generator<DatasetRow> {
  if (table === 'claim-category')
    return written(claimRows(source, numbering), claimCells, source, columns);
  if (table === 'parent-child-relation')
    return written(linkRows(source), linkCells, source, columns);
  return written(siblingRows(source, numbering), siblingCells, source, columns);
}

/** What every row has. */
interface Labelled {
  readonly label: Pick<Label, 'state' | 'record'>;
  /** The provenance of what the row is about, as far as it has one. */
  readonly from: Pick<Provenance, 'origin'> & Partial<Provenance>;
}

type Cells<R> = Readonly<Record<string, (row: R, source: LabelSource) => Cell | undefined>>;

function* written<R extends Labelled>(
  rows: Iterable<R>,
  cells: Cells<R>,
  source: LabelSource,
  columns: readonly string[],
): Generator<DatasetRow> {
  const makers = columns.map((name) => {
    const make = cells[name];
    if (!make) throw new Error(`There is no column ${name}.`);
    return [name, make] as const;
  });
  const cellsOf = (row: R) => {
    const made: Record<string, Cell> = {};
    for (const [name, make] of makers) made[name] = make(row, source) ?? null;
    return made;
  };
  for (const row of rows) yield { state: row.label.state, cells: () => cellsOf(row) };
}

const reviewId = (topic: SourceTopic) => topic.reviewId || topic.id;

const sharedCells: Cells<Labelled> = {
  review_id: (_, { topic }) => reviewId(topic),
  review_pmid: (_, { topic }) => topic.reviewPmid || reviewId(topic),
  split: (_, { topic }) => topic.split,
  annotator: (_, { annotator }) => annotator,
  state: ({ label }) => label.state,
  seconds: ({ label }) => label.record?.seconds,
  exposure: ({ label }) => label.record?.exposure,
  at: ({ label }) => label.record?.at,
  origin: ({ from }) => from.origin,
  model: (_, { model }) => model,
  prompt_version: ({ from }, source) => from.evidenceId && source.promptVersion(from.evidenceId),
  topic_id: (_, { topic }) => topic.id,
  tree_id: (_, { treeId }) => treeId,
};

interface ClaimRow extends Labelled {
  readonly label: Label;
  readonly hierarchy: number;
  readonly node: HierarchyNode;
  readonly study: SourceStudy;
  /** The category and all above it have the study. */
  readonly isWhole: boolean;
  readonly isGiven: boolean;
}

const claimCells: Cells<ClaimRow> = {
  ...sharedCells,
  hierarchy_id: ({ hierarchy }) => hierarchy,
  node_id: ({ node }) => node.nodeId,
  node_path: ({ node }) => node.path.map(({ nodeId }) => nodeId).join(','),
  claim: ({ study }) => study.claim,
  category: ({ node }) => node.category.name,
  human_label: ({ label }) => label.label,
  agg_label: ({ isWhole }) => (isWhole ? 1 : 0),
  claude_label: ({ isGiven }) => (isGiven ? 1 : 0),
  study_number: ({ study }) => study.number,
  category_id: ({ node }) => node.category.id,
  corrected_category: ({ node }, { correction }) =>
    correction && correctedName(correction.value, node.category.id),
  is_added: ({ node }) => node.isAdded,
};

function* claimRows(source: LabelSource, numbering: Numbering): Generator<ClaimRow> {
  const hierarchies = hierarchiesOf(source.base, source.correction?.value);
  const first = numbering.takeHierarchies(source.topic.id, hierarchies.length);
  for (const [position, nodes] of hierarchies.entries())
    for (const study of source.studies) yield* rowsOfStudy(source, study, nodes, first + position);
}

function* rowsOfStudy(
  { base, correction, labels }: LabelSource,
  study: SourceStudy,
  nodes: readonly HierarchyNode[],
  hierarchy: number,
): Generator<ClaimRow> {
  const whole: boolean[] = [];
  for (const node of nodes) {
    const { id } = node.category;
    const label = labels.pair(study.id, id);
    const above = node.path.at(-2);
    const isWhole = label.label === 1 && (!above || whole[above.nodeId] === true);
    whole[node.nodeId] = isWhole;
    const given = ownEntry(assignmentsOf(base, id), study.id);
    const since = correction && ownEntry(assignmentsOf(correction.value, id), study.id);
    const from = given ?? since ?? expert;
    yield { label, from, hierarchy, node, study, isWhole, isGiven: given !== undefined };
  }
}

/** The base says nothing of the kind. */
const expert = { origin: 'EXPERT' } as const;

interface LinkRow extends Labelled {
  readonly label: Label;
  /** The tree that has the link. */
  readonly tree: TreeValue;
  readonly parentId: CategoryId;
  readonly childId: CategoryId;
  readonly isAdded: boolean;
}

const linkCells: Cells<LinkRow> = {
  ...sharedCells,
  parent_category: ({ tree, parentId }) => correctedName(tree, parentId),
  child_category: ({ tree, childId }) => correctedName(tree, childId),
  human_label: ({ label }) => label.label,
  parent_id: ({ parentId }) => parentId,
  child_id: ({ childId }) => childId,
  is_added: ({ isAdded }) => isAdded,
};

function* linkRows({ base, labels, correction }: LabelSource): Generator<LinkRow> {
  const from = originOf(base);
  for (const { category } of depthFirst(base)) {
    const { id: childId, parentId } = category;
    if (parentId === null) continue;
    const label = labels.link(parentId, childId);
    yield { label, from, tree: base, parentId, childId, isAdded: false };
  }
  if (!correction) return;
  for (const link of correction.labels.newLinks())
    yield { ...link, from: expert, tree: correction.value, isAdded: true };
}

/** Categories have no provenance of their own: that of the tree's assignments. */
function originOf({ assignments }: TreeValue): Labelled['from'] {
  for (const studies of Object.values(assignments))
    for (const { origin } of Object.values(studies ?? {})) return { origin };
  return expert;
}

interface SiblingRow extends Labelled {
  readonly group: number;
  readonly parentId: CategoryId | null;
  readonly childId: CategoryId;
  readonly fit: number;
  readonly rate: number;
  readonly coherent: boolean;
}

const siblingCells: Cells<SiblingRow> = {
  ...sharedCells,
  sibling_group_id: ({ group }) => group,
  parent_category: ({ parentId }, { base, topic }) =>
    parentId === null ? topic.title : correctedName(base, parentId),
  child_category: ({ childId }, { base }) => correctedName(base, childId),
  pairwise_label: ({ fit }) => fit,
  coherence_rate: ({ rate }) => rate,
  agg_label: ({ coherent }) => (coherent ? 1 : 0),
  parent_id: ({ parentId }) => parentId,
  child_id: ({ childId }) => childId,
};

function* siblingRows({ base, labels }: LabelSource, numbering: Numbering): Generator<SiblingRow> {
  const from = originOf(base);
  for (const parentId of [null, ...depthFirst(base).map(({ category }) => category.id)]) {
    const siblings = childrenOf(base, parentId);
    if (siblings.length < 2) continue;
    const { children, coherent, ...label } = labels.group(parentId);
    const fitting = siblings.filter((id) => children.get(id) === 1).length;
    const rate = pairsOf(fitting) / pairsOf(siblings.length);
    const group = numbering.group++;
    for (const childId of siblings) {
      const fit = children.get(childId) ?? 0;
      yield { label, from, group, parentId, childId, fit, rate, coherent };
    }
  }
}

const pairsOf = (count: number) => (count * (count - 1)) / 2;
