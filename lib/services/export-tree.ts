import { stringify } from 'csv-stringify/sync';
import type { Download } from '@/lib/api/download';
import type { ExportQuery } from '@/lib/api/tree-contract';
import type { Actor } from '@/lib/auth/actor';
import { database, inSnapshot, type Transaction } from '@/lib/db/client';
import { listFeedback } from '@/lib/db/feedback';
import { listStudies, listStudyKeywords } from '@/lib/db/studies';
import { getTopicRecord } from '@/lib/db/topics';
import { claimRunId, type TreeRecord } from '@/lib/db/trees';
import { AppError } from '@/lib/errors';
import { toBibtex } from '@/lib/exchange/bibtex';
import { toCslJson } from '@/lib/exchange/csl-json';
import { toHtml } from '@/lib/exchange/html';
import { toOpml } from '@/lib/exchange/opml';
import { toRis } from '@/lib/exchange/ris';
import { toSkos } from '@/lib/exchange/skos';
import { partOf, type TreeExport } from '@/lib/exchange/tree-export';
import { toXlsx } from '@/lib/exchange/xlsx';
import { toMarkdown } from '@/lib/tree/outline';
import { depthFirst, pathOf, uncategorised } from '@/lib/tree/queries';
import { assignmentsOf, type TreeValue } from '@/lib/tree/value';

import { exportFileName, partInName } from './export-file-name';
import { loadConfidences, toTree } from './get-tree';
import { loadTree, withoutWithdrawn } from './load-tree';
import { getReadableTree } from './readable-tree';

type TreeFormat = ExportQuery['format'];

type Studies = TreeExport['studies'];

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
function* csvPieces({ value, studies }: TreeExport): Generator<string> {
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

/** Study numbers out of "3,5,8-12". A range ends where the topic does. */
function numbersIn(list: string, highest: number): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const range of list.split(',')) {
    const [from = 0, to = from] = range.split('-').map(Number);
    for (let number = from; number <= Math.min(to, highest); number += 1) numbers.add(number);
  }
  return numbers;
}

async function loadExport(
  on: Transaction,
  tree: TreeRecord,
  { category, studies: list }: ExportQuery,
): Promise<TreeExport> {
  const value = await withoutWithdrawn(on, tree.topicId, await loadTree(on, tree));
  const categoryIds = category?.split(',');
  if (categoryIds?.some((id) => !Object.hasOwn(value.categories, id)))
    throw new AppError('not-found', 'This tree has no such category.');
  const { title } = await getTopicRecord(on, tree.topicId);
  const keywords = await listStudyKeywords(on, tree.topicId);
  const studies = (await listStudies(on, tree.topicId, await claimRunId(on, tree))).map(
    (study) => ({ ...study, keywords: keywords.get(study.id) ?? [] }),
  );
  const whole: TreeExport = { title, value, studies };
  if (list === undefined) return partOf(whole, { categoryIds });
  const highest = studies.at(-1)?.number ?? -1;
  const numbers = numbersIn(list, highest);
  const studyIds = new Set(
    studies.filter((study) => numbers.has(study.number)).map(({ id }) => id),
  );
  return partOf(whole, { categoryIds, studyIds });
}

function markdown({ title, value, studies }: TreeExport): string {
  const titles = new Map(studies.map((study) => [study.id, study.title || study.abstract]));
  return toMarkdown(value, { title, studyLabel: (id) => titles.get(id) ?? '' });
}

/** Of trees and their parts. */
const writers: Readonly<
  Record<
    Exclude<TreeFormat, 'json' | 'feedback'>,
    (tree: TreeExport) => Download['body'] | Promise<Download['body']>
  >
> = {
  csv: csvPieces,
  md: markdown,
  ris: toRis,
  bibtex: toBibtex,
  csl: toCslJson,
  xlsx: toXlsx,
  html: toHtml,
  opml: toOpml,
  skos: toSkos,
};

type Rendered = Pick<Download, 'body'> & { readonly part: string };

async function render(
  on: Transaction,
  actor: Actor,
  tree: TreeRecord,
  wanted: ExportQuery,
): Promise<Rendered> {
  if (wanted.format === 'feedback') return { body: feedbackLines(tree), part: '' };
  if (wanted.format !== 'json') {
    const exported = await loadExport(on, tree, wanted);
    const body = await writers[wanted.format](exported);
    return { body, part: partInName(wanted, exported) };
  }
  const value = await withoutWithdrawn(on, tree.topicId, await loadTree(on, tree));
  const confidences = await loadConfidences(on, actor, tree);
  const body = `${JSON.stringify(toTree(tree, tree.version, value, confidences), null, 2)}\n`;
  return { body, part: '' };
}

const types: Readonly<Record<TreeFormat, { readonly extension: string; readonly type: string }>> = {
  json: { extension: 'json', type: 'application/json; charset=utf-8' },
  csv: { extension: 'csv', type: 'text/csv; charset=utf-8' },
  md: { extension: 'md', type: 'text/markdown; charset=utf-8' },
  feedback: { extension: 'feedback.jsonl', type: 'application/jsonl; charset=utf-8' },
  ris: { extension: 'ris', type: 'application/x-research-info-systems; charset=utf-8' },
  bibtex: { extension: 'bib', type: 'application/x-bibtex; charset=utf-8' },
  csl: { extension: 'csl.json', type: 'application/vnd.citationstyles.csl+json; charset=utf-8' },
  xlsx: {
    extension: 'xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  html: { extension: 'html', type: 'text/html; charset=utf-8' },
  opml: { extension: 'opml', type: 'text/x-opml; charset=utf-8' },
  skos: { extension: 'ttl', type: 'text/turtle; charset=utf-8' },
};

function requireWhole({ format, category, studies }: ExportQuery): void {
  const isWhole = format === 'json' || format === 'feedback';
  if (isWhole && (category !== undefined || studies !== undefined))
    throw new AppError(
      'malformed',
      `A ${format} export is of a whole tree: leave out category and studies.`,
    );
}

/**
 * The tree or a part of it as a file, or its log as JSON lines. Throws AppError 'not-found', or 'malformed' for part of
 * what is exported whole.
 */
export async function exportTree(actor: Actor, id: string, wanted: ExportQuery): Promise<Download> {
  requireWhole(wanted);
  return inSnapshot(async (on) => {
    const tree = await getReadableTree(on, actor, id);
    const { title } = await getTopicRecord(on, tree.topicId);
    const { extension, type } = types[wanted.format];
    const { body, part } = await render(on, actor, tree, wanted);
    return { name: exportFileName(title, part, tree.version, extension), type, body };
  });
}
