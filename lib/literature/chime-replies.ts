/** The table of CHIME's released replies: one row a review, with the reply that holds its hierarchies. */

import { AppError } from '@/lib/errors';

import { decode } from './encoding';
import { refuseBinary } from './refusal';
import { type Delimiter, type Row, readRows } from './rows';
import { oneLine } from './text';

export interface ChimeReply {
  /** 1-based line on which the row begins. */
  readonly line: number;
  readonly reviewId: string;
  /** Of the review; the review id when the table has no column for it. */
  readonly title: string;
  readonly reviewPmid: string | null;
  readonly reply: string;
}

export interface RejectedRow {
  readonly line: number;
  /** '' when the row has none. */
  readonly reviewId: string;
  /** Completes "line 12: ...". */
  readonly reason: string;
}

export interface ReadReplies {
  readonly replies: readonly ChimeReply[];
  readonly rejected: readonly RejectedRow[];
}

/** Rows of one file; more are refused. */
const mostRows = 2_000;
const mostBytes = 20 * 1024 * 1024;
const delimiters: readonly Delimiter[] = [',', ';', '\t', '|'];

const columnNames = {
  reviewId: 'review_id',
  reply: 'claude_claim_hierarchy',
  title: 'review_title',
  reviewPmid: 'review_pmid',
} as const;

interface Header {
  readonly delimiter: Delimiter;
  readonly width: number;
  /** Index by column; -1 when there is none. */
  readonly columns: Readonly<Record<keyof typeof columnNames, number>>;
}

/** Throws AppError 'invalid' for a file without the two columns, 'too-large' above a limit. */
export function readChimeReplies(name: string, bytes: Uint8Array): ReadReplies {
  if (bytes.length > mostBytes) throw tooLarge(name, `${mostBytes / 1024 / 1024} MB`);
  refuseBinary(name, bytes, accepted);
  const { text } = decode(bytes);
  const header = findHeader(text);
  if (header === null) throw new AppError('invalid', `"${name}" is not ${accepted}.`);
  const rows = readRows(text, header.delimiter)
    .drop(1)
    .take(mostRows + 1)
    .toArray();
  if (rows.length > mostRows) throw tooLarge(name, `${mostRows.toLocaleString('en')} rows`);
  return sortOut(
    rows.filter((row) => !isEmpty(row)),
    header,
  );
}

const accepted = `a CSV table with the columns ${columnNames.reviewId} and ${columnNames.reply}`;

function tooLarge(name: string, limit: string): AppError {
  return new AppError(
    'too-large',
    `"${name}" has more than ${limit}: split it into smaller files.`,
  );
}

function findHeader(text: string): Header | null {
  for (const delimiter of delimiters) {
    const [first] = readRows(text, delimiter).take(1).toArray();
    const names = first?.cells.map((cell) => cell.trim().toLowerCase()) ?? [];
    const columns = {
      reviewId: names.indexOf(columnNames.reviewId),
      reply: names.indexOf(columnNames.reply),
      title: names.indexOf(columnNames.title),
      reviewPmid: names.indexOf(columnNames.reviewPmid),
    };
    if (columns.reviewId !== -1 && columns.reply !== -1)
      return { delimiter, width: names.length, columns };
  }
  return null;
}

function isEmpty({ cells, unclosedQuote }: Row): boolean {
  return unclosedQuote === null && cells.every((cell) => cell.trim() === '');
}

function sortOut(rows: readonly Row[], header: Header): ReadReplies {
  const replies = new Map<string, ChimeReply>();
  const rejected: RejectedRow[] = [];
  for (const row of rows) {
    const reply = toReply(row, header);
    const first = replies.get(reply.reviewId);
    const reason = problemOf(row, header, reply, first);
    if (reason === null) replies.set(reply.reviewId, reply);
    else rejected.push({ line: row.line, reviewId: reply.reviewId, reason });
  }
  return { replies: [...replies.values()], rejected };
}

function toReply({ line, cells }: Row, { columns }: Header): ChimeReply {
  const cell = (name: keyof typeof columnNames) => cells[columns[name]] ?? '';
  const reviewId = oneLine(cell('reviewId')).slice(0, 100).toWellFormed();
  const title = oneLine(cell('title')).slice(0, 300).toWellFormed() || reviewId;
  const reviewPmid = /^\d{1,9}$/.exec(cell('reviewPmid').trim())?.[0] ?? null;
  return { line, reviewId, title, reviewPmid, reply: cell('reply') };
}

function problemOf(
  { unclosedQuote, cells }: Row,
  { width }: Header,
  { reviewId, reply }: ChimeReply,
  first: ChimeReply | undefined,
): string | null {
  if (unclosedQuote !== null)
    return `the quote that opens a cell in line ${unclosedQuote} is not closed`;
  if (cells.length !== width) return `has ${cells.length} cells, but there are ${width} columns`;
  if (reviewId === '') return 'has no review id';
  if (reply.trim() === '') return 'has no reply';
  return first === undefined ? null : `the review is that of line ${first.line} as well`;
}
