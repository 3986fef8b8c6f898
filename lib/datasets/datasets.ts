/** The datasets there are, and the formats of each. */

import { tables } from './columns';

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
