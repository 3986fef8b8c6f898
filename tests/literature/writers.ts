/** Small writers: the other half of the round trips. */

import type { LiteratureRecord } from '@/lib/literature/record';

export interface RisStyle {
  readonly lineEnd: '\n' | '\r\n' | '\r';
  /** Paragraphs of an abstract as continuation lines, or each with an AB of its own. */
  readonly continues: boolean;
}

export function toRis(records: readonly LiteratureRecord[], style: RisStyle): string {
  return records
    .map((record) => risLines(record, style).join(style.lineEnd))
    .join(style.lineEnd.repeat(2));
}

function risLines(record: LiteratureRecord, style: RisStyle): string[] {
  const tag = (name: string, value: string | number | null) =>
    value === null || value === '' ? [] : [`${name}  - ${value}`];
  const abstract = record.abstract.split('\n').flatMap((paragraph) => tag('AB', paragraph));
  return [
    'TY  - JOUR',
    ...tag('TI', record.title),
    ...(style.continues ? tag('AB', record.abstract.replaceAll('\n', style.lineEnd)) : abstract),
    ...tag('PY', record.year),
    ...tag('DO', record.doi),
    ...tag('AN', record.pmid),
    ...record.authors.flatMap((author) => tag('AU', author)),
    ...tag('JF', record.journal),
    ...tag('UR', record.url),
    ...record.keywords.flatMap((keyword) => tag('KW', keyword)),
    'ER  - ',
  ];
}

export function toCsv(records: readonly LiteratureRecord[], delimiter: string): string {
  const header = [
    'Title',
    'Abstract',
    'Year',
    'DOI',
    'PMID',
    'Authors',
    'Journal',
    'URL',
    'Keywords',
  ];
  const rows = records.map((record) => [
    record.title,
    record.abstract,
    String(record.year ?? ''),
    record.doi ?? '',
    record.pmid ?? '',
    record.authors.join('; '),
    record.journal ?? '',
    record.url ?? '',
    record.keywords.join('; '),
  ]);
  return [header, ...rows]
    .map((row) => row.map((cell) => quoted(cell, delimiter)).join(delimiter))
    .join('\n');
}

export function quoted(cell: string, delimiter: string): string {
  const isPlain = !/["\r\n]/.test(cell) && !cell.includes(delimiter);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}
