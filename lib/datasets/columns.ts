/** The datasets and their columns, in order: what is written, shown beside the choice, and documented. */

export type CellType = 'text' | 'integer' | 'number' | 'boolean';

export interface Column {
  readonly name: string;
  readonly type: CellType;
  /** Goes behind the released columns, when asked for. */
  readonly isExtension?: true;
  readonly meaning: string;
}

export type Cell = string | number | boolean | null;

export const tables = ['claim-category', 'parent-child-relation', 'sibling-coherence'] as const;
export type TableName = (typeof tables)[number];

const reviewId: Column = {
  name: 'review_id',
  type: 'text',
  meaning: 'The topic’s review id; where it has none, the topic’s own id.',
};
const reviewPmid: Column = {
  name: 'review_pmid',
  type: 'text',
  meaning:
    'The PubMed id of the review. Never empty: where the topic has none, its review_id stands here.',
};
const split: Column = {
  name: 'split',
  type: 'text',
  meaning: 'train, val, test_ID or test_OOD; a topic is in one of them as a whole.',
};

const extension = (name: string, type: CellType, meaning: string): Column => ({
  ...{ name, type, meaning, isExtension: true },
});

const shared: readonly Column[] = [
  extension(
    'annotator',
    'text',
    'Whose correction the label is from; several names where annotators had to agree.',
  ),
  extension(
    'state',
    'text',
    'reviewed (a judgement stands), changed (an edit decided it), unsure, untouched, or disputed.',
  ),
  extension('seconds', 'number', 'What the deciding gesture took; empty when it was not measured.'),
  extension(
    'exposure',
    'text',
    'Whether the model’s answer was visible at that decision: shown or hidden; empty when not noted.',
  ),
  extension('at', 'text', 'When it was decided, ISO 8601 in UTC; empty for what no edit decided.'),
  extension(
    'origin',
    'text',
    'Where the base tree’s statement came from: MODEL, LOCAL, IMPORTED or CORRECTOR; EXPERT for what the base tree does not say.',
  ),
  extension(
    'model',
    'text',
    'The language model of the run behind the base tree; empty without one.',
  ),
  extension(
    'prompt_version',
    'text',
    'Version of the prompt whose reply put the study there; empty when none did.',
  ),
  extension('topic_id', 'text', 'Id of the topic here.'),
  extension('tree_id', 'text', 'Id of the base tree here.'),
];

const claimCategory: readonly Column[] = [
  reviewId,
  reviewPmid,
  {
    name: 'hierarchy_id',
    type: 'integer',
    meaning:
      'Counts the hierarchies (a root category with all below it) of the topic from 0; each correction’s count on.',
  },
  {
    name: 'node_id',
    type: 'integer',
    meaning: 'Counts the categories of the hierarchy from 0, the root category, depth first.',
  },
  {
    name: 'node_path',
    type: 'text',
    meaning:
      'node_ids from the root category down to this one in the base tree, separated by commas.',
  },
  split,
  {
    name: 'claim',
    type: 'text',
    meaning: 'The study’s claim; its title where it has none.',
  },
  {
    name: 'category',
    type: 'text',
    meaning: 'The category’s name in the base tree; an added one’s in the corrected tree.',
  },
  {
    name: 'human_label',
    type: 'integer',
    meaning: '1 when the study belongs in the category, by the expert’s correction; else 0.',
  },
  {
    name: 'agg_label',
    type: 'integer',
    meaning: '1 only when human_label is 1 for every category on node_path.',
  },
  {
    name: 'claude_label',
    type: 'integer',
    meaning:
      '1 when the base tree itself assigns the study to this very category, whatever model or engine made it (the name is CHIME’s); 0 for added categories.',
  },
  ...shared,
  extension('study_number', 'integer', 'The study’s number in its topic, from 0.'),
  extension('category_id', 'text', 'The category’s id, the same in all copies of a tree.'),
  extension(
    'corrected_category',
    'text',
    'The category’s name in the corrected tree; empty when it was removed or merged.',
  ),
  extension('is_added', 'boolean', 'Whether the annotator added the category.'),
];

const parentChild: readonly Column[] = [
  reviewPmid,
  reviewId,
  { name: 'parent_category', type: 'text', meaning: 'Name of the category above.' },
  { name: 'child_category', type: 'text', meaning: 'Name of the category directly below it.' },
  {
    name: 'human_label',
    type: 'integer',
    meaning:
      '2: kept and confirmed, or made by the expert; 1: kept, but unsure or unreviewed; 0: judged incorrect, or broken.',
  },
  split,
  ...shared,
  extension('parent_id', 'text', 'Id of the category above.'),
  extension('child_id', 'text', 'Id of the category below.'),
  extension('is_added', 'boolean', 'Whether the link is of the corrected tree only.'),
];

const siblingCoherence: readonly Column[] = [
  reviewPmid,
  reviewId,
  {
    name: 'sibling_group_id',
    type: 'integer',
    meaning: 'Counts the groups of the file from 0; the rows of one group are its categories.',
  },
  {
    name: 'parent_category',
    type: 'text',
    meaning: 'Name of the category above; the topic’s title for the root categories.',
  },
  { name: 'child_category', type: 'text', meaning: 'One of the categories directly below it.' },
  {
    name: 'pairwise_label',
    type: 'integer',
    meaning: '1 when it goes with its siblings; 0 when it is a misfit or was moved out.',
  },
  split,
  {
    name: 'coherence_rate',
    type: 'number',
    meaning: 'Share of the pairs of siblings of which both have pairwise_label 1, from 0 to 1.',
  },
  {
    name: 'agg_label',
    type: 'integer',
    meaning:
      '1 when the group stands coherent: every sibling fits, and nobody judged it incoherent.',
  },
  ...shared,
  extension('parent_id', 'text', 'Id of the category above; empty for the root categories.'),
  extension('child_id', 'text', 'Id of the category below.'),
];

const columnsOfTable: Readonly<Record<TableName, readonly Column[]>> = {
  'claim-category': claimCategory,
  'parent-child-relation': parentChild,
  'sibling-coherence': siblingCoherence,
};

/** The released columns in their order; with `extensions`, ours behind them. */
export function columnsOf(table: TableName, extensions: boolean): readonly Column[] {
  return columnsOfTable[table].filter(({ isExtension }) => extensions || !isExtension);
}
