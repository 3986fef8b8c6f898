/** Embase's CSV with fields by row: each row is the name of a field and its values; a title begins the next record. */

import { fieldOfName } from './columns';
import type { Findings } from './findings';
import type { Format } from './format';
import { firstFound, normaliseDoi, normalisePmid, parseYear, webAddress } from './identifiers';
import { countLineEnds } from './lines';
import type { RawRecord } from './record';
import { type Row, readRows } from './rows';

/** Two names of fields in the first column, of which the second is one that no title is called. */
const sign =
  /^\uFEFF?"?TITLE"?,[^\r\n]{1,10000}[\r\n]{1,4}(?:"?[A-Z][A-Z/() -]{2,60}"?,[^\r\n]{0,20000}[\r\n]{1,4}){0,6}"?(?:AUTHOR NAMES|SOURCE|SOURCE TITLE|PUBLICATION YEAR|PUI|MEDLINE PMID)"?,/m;

export const fieldRows: Format = {
  label: 'Embase CSV',
  recognise(text) {
    const match = sign.exec(text);
    if (match === null) return null;
    // Before a table that takes these rows for its columns.
    const line = countLineEnds(text, 0, match.index);
    return { format: 'embase-rows', line, read: (findings) => readAll(text, findings) };
  },
};

interface OpenRecord {
  readonly line: number;
  readonly values: Map<string, string[]>;
}

function readAll(text: string, findings: Findings): void {
  let open: OpenRecord | null = null;
  for (const row of readRows(text, ',')) {
    const name = nameOf(row);
    if (row.unclosedQuote !== null)
      findings.warn(row.line, 'left out: the quote that opens a cell here is not closed');
    else if (name === 'TITLE' || open === null) {
      if (open !== null) findings.add(toRaw(open), open.line);
      open = name === '' ? null : { line: row.line, values: new Map() };
    }
    if (open !== null && name !== '')
      open.values.set(name, [...(open.values.get(name) ?? []), ...row.cells.slice(1)]);
  }
  if (open !== null) findings.add(toRaw(open), open.line);
}

function nameOf({ cells }: Row): string {
  return (cells[0] ?? '')
    .replace(/^\uFEFF/, '')
    .trim()
    .toUpperCase();
}

function toRaw({ values }: OpenRecord): RawRecord {
  const all = (name: string) => values.get(name) ?? [];
  const first = (...names: readonly string[]) =>
    names.flatMap(all).find((value) => value.trim() !== '') ?? '';
  const links = [...all('FULL TEXT LINK'), ...all('EMBASE LINK')];
  return {
    title: first('TITLE'),
    abstract: all('ABSTRACT'),
    year: firstFound([...all('PUBLICATION YEAR'), ...all('DATE OF PUBLICATION')], parseYear),
    doi: firstFound([...all('DOI'), ...links], normaliseDoi),
    pmid: firstFound(all('MEDLINE PMID'), pmidIn),
    authors: [...all('AUTHOR NAMES'), ...all('AUTHORS')],
    journal: first('SOURCE TITLE', 'SOURCE'),
    volume: first('VOLUME'),
    issue: first('ISSUE'),
    pages: first('PAGE RANGE', 'PAGES', 'FIRST PAGE'),
    url: firstFound(links, webAddress),
    keywords: [...values]
      .filter(([name]) => fieldOfName(name)?.field === 'keywords' || name.includes('INDEX TERMS'))
      .flatMap(([, terms]) => terms),
  };
}

/** "31690499 (http://www.ncbi.nlm.nih.gov/pubmed/31690499)" */
function pmidIn(value: string): string | null {
  const [word = ''] = value.trim().split(/\s/, 1);
  return normalisePmid(word);
}
