/** The datasets there are, and the formats of each. */

import { type Column, columnsOf, tables } from './columns';

export const documents = [
  'trees',
  'feedback',
  'chat-check',
  'chat-generation',
  'preference-pairs',
] as const;
export type DocumentName = (typeof documents)[number];

export const datasets = [...tables, ...documents] as const;
export type DatasetName = (typeof datasets)[number];

export const exportFormats = ['jsonl', 'csv', 'parquet', 'json'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** The first is the one to offer. Documents nest, which no table can. */
export function formatsOf(dataset: DatasetName): readonly ExportFormat[] {
  if ((tables as readonly string[]).includes(dataset)) return ['jsonl', 'csv', 'parquet'];
  return dataset === 'trees' ? ['json', 'jsonl'] : ['jsonl'];
}

export interface DatasetDocumentation {
  readonly dataset: DatasetName;
  readonly title: string;
  /** What it is for, in a sentence or two. */
  readonly meaning: string;
  readonly formats: readonly ExportFormat[];
  /** Columns of a table, keys of a document; extension columns behind. */
  readonly columns: readonly Column[];
}

const about: Readonly<Record<DatasetName, { readonly title: string; readonly meaning: string }>> = {
  'claim-category': {
    title: 'Claims and categories',
    meaning:
      'Does the study belong in the category? CHIME’s claim-category, to train a corrector on.',
  },
  'parent-child-relation': {
    title: 'Parents and children',
    meaning: 'Is the category rightly below the other? CHIME’s parent-child-relation.',
  },
  'sibling-coherence': {
    title: 'Siblings',
    meaning: 'Do the categories below one form a sensible division? CHIME’s sibling-coherence.',
  },
  trees: {
    title: 'Trees before and after',
    meaning: 'Each correction with the tree it started from, whole.',
  },
  feedback: {
    title: 'Feedback log',
    meaning: 'Every edit as it was recorded, undone ones too; revoked feedback is left out.',
  },
  'chat-check': {
    title: 'Chats: checking places',
    meaning:
      'The question that the check step asks a language model about a study, answered as the expert did. For fine-tuning.',
  },
  'chat-generation': {
    title: 'Chats: generating trees',
    meaning:
      'The questions that the generating steps ask, answered with the corrected tree. Of complete corrections.',
  },
  'preference-pairs': {
    title: 'Preference pairs',
    meaning:
      'The same questions where expert and model differ: the expert’s answer is chosen, the model’s rejected.',
  },
};

function key(name: string, meaning: string, isExtension = false): Column {
  return { name, type: 'text', meaning, ...(isExtension && { isExtension: true }) };
}

const whose: readonly (readonly [string, string])[] = [
  ['split', 'train, val, test_ID or test_OOD; a topic is in one of them as a whole.'],
  ['topic_id, title', 'The topic here.'],
  ['review_id, review_pmid', 'The review; never empty.'],
  ['tree_id, correction_id', 'The base tree and the correction here.'],
  ['annotator', 'Whose correction it is.'],
];

const messages = key(
  'messages',
  'What is said: system, user, and the answer as assistant, as JSON text.',
);

const keysOf: Readonly<Record<DocumentName, readonly Column[]>> = {
  trees: [
    ...whose.map(([name, meaning]) => key(name, meaning)),
    key('version, completed_at, model', 'Of the correction, and the model behind the base tree.'),
    key('studies', 'number, title, claim, pmid and doi of each study.'),
    key('before', 'categories, depth first, each with its studies by number and their origin.'),
    key('after', 'The same of the corrected tree, with the review: all standing judgements.'),
  ],
  feedback: [
    ...whose.map(([name, meaning]) => key(name, meaning)),
    key('seq, gestureId, version', 'Place in the log; the gesture; the tree’s version after it.'),
    key('type, operation, inverse', 'What was done, and what takes it back.'),
    key('description', 'The same in words.'),
    key(
      'actor, at, seconds, view, exposure, reason',
      'Who, when, how long, where, what was visible, why.',
    ),
    key('undoes, redoes', 'The gesture that it takes back or makes again.'),
    key('stands', 'Whether it counts: neither undone nor an undo.'),
  ],
  'chat-check': [messages, ...whose.map(([name, meaning]) => key(name, meaning, true))],
  'chat-generation': [messages, ...whose.map(([name, meaning]) => key(name, meaning, true))],
  'preference-pairs': [
    key('prompt', 'The messages before the answer.'),
    key('chosen', 'The expert’s answer, a list of one message.'),
    key('rejected', 'The model’s.'),
    ...whose.map(([name, meaning]) => key(name, meaning, true)),
  ],
};

/** What there is to choose from, for people. */
export const documentation: readonly DatasetDocumentation[] = [
  ...tables.map((dataset) => ({
    ...{ dataset, ...about[dataset], formats: formatsOf(dataset) },
    columns: columnsOf(dataset, true),
  })),
  ...documents.map((dataset) => ({
    ...{ dataset, ...about[dataset], formats: formatsOf(dataset), columns: keysOf[dataset] },
  })),
];
