import { stringify } from 'csv-stringify/sync';

import type { Download } from '@/lib/api/download';
import type { Actor } from '@/lib/auth/actor';
import { database, inSnapshot, type Transaction } from '@/lib/db/client';
import { listFeedback } from '@/lib/db/feedback';
import { listStudies } from '@/lib/db/studies';
import { getTopicRecord } from '@/lib/db/topics';
import { claimRunId, type TreeRecord } from '@/lib/db/trees';
import { toMarkdown } from '@/lib/tree/outline';
import { depthFirst, pathOf, uncategorised } from '@/lib/tree/queries';
import { assignmentsOf, type TreeValue } from '@/lib/tree/value';

import { loadConfidences, toTree } from './get-tree';
import { loadTree } from './load-tree';

import { getReadableTree } from './readable-tree';

export type TreeFormat = 'json' | 'csv' | 'md' | 'feedback';

type Studies = Awaited<ReturnType<typeof listStudies>>;

const csvColumns = [
  'study_number',
  'title',
  'year',
  'doi',
  'pmid',
  'claim',
  'category_id',
  'category',
  'path',
  'depth',
  'origin',
] as const;

type CsvRow = Record<(typeof csvColumns)[number], string | number>;

function studyCells(study: Studies[number]) {
  return {
    study_number: study.number,
    title: study.title,
    year: study.year ?? '',
    doi: study.doi ?? '',
    pmid: study.pmid ?? '',
    claim: study.claim ?? '',
  };
}

/** Category by category a row for each study, then those of the uncategorised, with empty category cells. */
function* csvRows(value: TreeValue, studies: Studies): Generator<readonly CsvRow[]> {
  for (const { category, depth } of depthFirst(value)) {
    const assigned = assignmentsOf(value, category.id);
    const here = studies.filter((study) => Object.hasOwn(assigned, study.id));
    if (here.length === 0) continue;
    const path = pathOf(value, category.id).map((step) => step.name);
    const place = {
      category_id: category.id,
      category: category.name,
      path: path.join(' > '),
      depth: depth + 1,
    };
    yield here.map((study) => ({
      ...studyCells(study),
      ...place,
      origin: assigned[study.id]?.origin ?? '',
    }));
  }
  const nowhere = { category_id: '', category: '', path: '', depth: '', origin: '' };
  const unplaced = new Set(uncategorised(value));
  yield studies
    .filter((study) => unplaced.has(study.id))
    .map((study) => ({ ...studyCells(study), ...nowhere }));
}

/**
 * In pieces, for the paths of a deep tree need not fit into one string. With a byte order mark, as spreadsheets
 * want it; cells that would start a formula get an apostrophe.
 */
function* csvPieces(value: TreeValue, studies: Studies): Generator<string> {
  const options = {
    columns: [...csvColumns],
    escape_formulas: true,
    record_delimiter: 'windows',
  } as const;
  yield stringify([], { ...options, header: true, bom: true });
  for (const rows of csvRows(value, studies)) yield stringify([...rows], options);
}

/** Up to the tree's version: what is saved while it is read is not in it. */
async function* feedbackLines(tree: TreeRecord): AsyncGenerator<string> {
  const chunk = 500;
  for (let after = 0; ; ) {
    const records = await listFeedback(database(), tree.id, {
      afterSeq: after,
      limit: chunk,
      upToVersion: tree.version,
    });
    if (records.length > 0) yield records.map((record) => `${JSON.stringify(record)}\n`).join('');
    const last = records.at(-1);
    if (records.length < chunk || last === undefined) return;
    after = last.seq;
  }
}

async function render(on: Transaction, tree: TreeRecord, format: 'json' | 'csv' | 'md') {
  const value = await loadTree(on, tree);
  if (format === 'json') {
    const confidences = await loadConfidences(on, tree);
    return `${JSON.stringify(toTree(tree, tree.version, value, confidences), null, 2)}\n`;
  }
  const studies = await listStudies(on, tree.topicId, await claimRunId(on, tree));
  if (format === 'csv') return csvPieces(value, studies);
  const { title } = await getTopicRecord(on, tree.topicId);
  const titles = new Map(studies.map((study) => [study.id, study.title || study.abstract]));
  return toMarkdown(value, { title, studyLabel: (id) => titles.get(id) ?? 'withdrawn study' });
}

const types: Readonly<Record<TreeFormat, { readonly extension: string; readonly type: string }>> = {
  json: { extension: 'json', type: 'application/json; charset=utf-8' },
  csv: { extension: 'csv', type: 'text/csv; charset=utf-8' },
  md: { extension: 'md', type: 'text/markdown; charset=utf-8' },
  feedback: { extension: 'feedback.jsonl', type: 'application/jsonl; charset=utf-8' },
};

/** ASCII letters, digits and hyphens of the topic's title, with the tree's version. */
function fileName(title: string, tree: TreeRecord, extension: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-|-$/g, '');
  return `${slug || 'tree'}-v${tree.version}.${extension}`;
}

/** The tree as a file, or its log as JSON lines. Throws AppError 'not-found'. */
export function exportTree(actor: Actor, id: string, format: TreeFormat): Promise<Download> {
  return inSnapshot(async (on) => {
    const tree = await getReadableTree(on, actor, id);
    const { title } = await getTopicRecord(on, tree.topicId);
    const { extension, type } = types[format];
    const body = format === 'feedback' ? feedbackLines(tree) : await render(on, tree, format);
    return { name: fileName(title, tree, extension), type, body };
  });
}
