import { depthFirst } from '@/lib/tree/queries';
import {
  assignmentsOf,
  childrenOf,
  findCategory,
  ownEntry,
  type Provenance,
} from '@/lib/tree/value';

import type { Cell, TableName } from './columns';
import { correctedName, type HierarchyNode, hierarchiesOf } from './hierarchy';
import type { Label, LabelState } from './label';
import type { LabelSource, Numbering, SourceStudy } from './source';

/** Cells by column, extension columns included. */
export interface DatasetRow {
  readonly cells: Readonly<Record<string, Cell>>;
  readonly state: LabelState;
}

type RowsOf = (source: LabelSource, numbering: Numbering) => Generator<DatasetRow>;

/** The rows of a table for one source, one after the other: nothing is kept. */
export const rowsOfTable: Readonly<Record<TableName, RowsOf>> = {
  'claim-category': claimCategoryRows,
  'parent-child-relation': parentChildRows,
  'sibling-coherence': siblingCoherenceRows,
};

function reviewCells({ topic }: LabelSource) {
  const review_id = topic.reviewId || topic.id;
  return { review_id, review_pmid: topic.reviewPmid || review_id, split: topic.split };
}

/** The extension columns that all tables share. */
function sharedCells(
  source: LabelSource,
  label: Pick<Label, 'state' | 'record'>,
  from?: Provenance,
) {
  const { record, state } = label;
  return {
    annotator: source.annotator,
    state,
    seconds: record?.seconds ?? null,
    exposure: record?.exposure ?? null,
    at: record?.at ?? null,
    origin: from?.origin ?? null,
    model: source.model,
    prompt_version: from?.evidenceId ? source.promptVersion(from.evidenceId) : null,
    topic_id: source.topic.id,
    tree_id: source.treeId,
  };
}

function* claimCategoryRows(source: LabelSource, numbering: Numbering): Generator<DatasetRow> {
  const { base, correction, studies } = source;
  const hierarchies = hierarchiesOf(base, correction?.value);
  const first = numbering.takeHierarchies(source.topic.id, hierarchies.length);
  for (const [position, nodes] of hierarchies.entries()) {
    const placed = nodes.map((node) => ({
      node,
      cells: { hierarchy_id: first + position, ...nodeCells(source, node) },
    }));
    for (const study of studies) yield* rowsOfStudy(source, study, placed);
  }
}

function nodeCells(
  { correction }: LabelSource,
  { category, nodeId, path, isAdded }: HierarchyNode,
) {
  return {
    node_id: nodeId,
    node_path: path.map((node) => node.nodeId).join(','),
    category: category.name,
    category_id: category.id,
    corrected_category: correction ? correctedName(correction.value, category.id) : null,
    is_added: isAdded,
  };
}

interface PlacedNode {
  readonly node: HierarchyNode;
  readonly cells: ReturnType<typeof nodeCells> & { readonly hierarchy_id: number };
}

function* rowsOfStudy(
  source: LabelSource,
  study: SourceStudy,
  nodes: readonly PlacedNode[],
): Generator<DatasetRow> {
  const labels = nodes.map(({ node }) => source.labels.pair(study.id, node.category.id));
  for (const [position, { node, cells }] of nodes.entries()) {
    const label = labels[position];
    if (!label) continue;
    const given = ownEntry(assignmentsOf(source.base, node.category.id), study.id);
    const isWhole = node.path.every(({ nodeId }) => labels[nodeId]?.label === 1);
    yield {
      state: label.state,
      cells: {
        ...reviewCells(source),
        ...cells,
        claim: study.claim,
        human_label: label.label,
        agg_label: isWhole ? 1 : 0,
        claude_label: given ? 1 : 0,
        ...sharedCells(source, label, given ?? expert(source, study, node)),
        study_number: study.number,
      },
    };
  }
}

/** Where the study's place in the corrected tree came from, when the base does not have it. */
function expert({ correction }: LabelSource, study: SourceStudy, node: HierarchyNode) {
  if (!correction || !findCategory(correction.value, node.category.id)) return undefined;
  return ownEntry(assignmentsOf(correction.value, node.category.id), study.id);
}

function* parentChildRows(source: LabelSource): Generator<DatasetRow> {
  const { base, labels, correction } = source;
  const row = (
    value: typeof base,
    parentId: string,
    childId: string,
    label: Label,
    added = false,
  ) => ({
    state: label.state,
    cells: {
      ...reviewCells(source),
      parent_category: correctedName(value, parentId),
      child_category: correctedName(value, childId),
      human_label: label.label,
      ...sharedCells(source, label),
      origin: added ? 'EXPERT' : originOf(source),
      parent_id: parentId,
      child_id: childId,
      is_added: added,
    },
  });
  for (const { category } of depthFirst(base)) {
    const { id, parentId } = category;
    if (parentId !== null) yield row(base, parentId, id, labels.link(parentId, id));
  }
  for (const { parentId, childId, label } of correction?.labels.newLinks() ?? [])
    yield row(correction?.value ?? base, parentId, childId, label, true);
}

/** Categories have no provenance of their own: that of the tree's assignments. */
function originOf({ base }: LabelSource): Cell {
  for (const studies of Object.values(base.assignments))
    for (const { origin } of Object.values(studies ?? {})) return origin;
  return null;
}

function* siblingCoherenceRows(source: LabelSource, numbering: Numbering): Generator<DatasetRow> {
  const { base, topic } = source;
  const parents = [null, ...depthFirst(base).map(({ category }) => category)];
  const origin = originOf(source);
  for (const parent of parents) {
    const siblings = childrenOf(base, parent?.id ?? null);
    if (siblings.length < 2) continue;
    const { children, coherent, ...label } = source.labels.group(parent?.id ?? null);
    const fitting = [...children.values()].filter((fit) => fit === 1).length;
    const sibling_group_id = numbering.group++;
    for (const id of siblings)
      yield {
        state: label.state,
        cells: {
          ...reviewCells(source),
          sibling_group_id,
          parent_category: parent?.name ?? topic.title,
          child_category: correctedName(base, id),
          pairwise_label: children.get(id) ?? 0,
          coherence_rate: pairsOf(fitting) / pairsOf(siblings.length),
          agg_label: coherent ? 1 : 0,
          ...sharedCells(source, label),
          origin,
          parent_id: parent?.id ?? null,
          child_id: id,
        },
      };
  }
}

const pairsOf = (count: number) => (count * (count - 1)) / 2;
