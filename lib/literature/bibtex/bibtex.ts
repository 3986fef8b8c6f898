/** BibTeX and BibLaTeX. */

import type { Findings } from '../findings';
import type { Format } from '../format';
import {
  firstFound,
  normaliseDoi,
  normalisePmid,
  parseYear,
  pmidInNote,
  pmidOfAddress,
  webAddress,
} from '../identifiers';
import { countLineEnds } from '../lines';
import type { RawRecord } from '../record';
import { type Entry, readEntries } from './entries';
import { latexToText } from './latex';

const sign =
  /^[\uFEFF \t]{0,9}@[ \t]{0,9}(?:string|comment|preamble|[A-Za-z]{2,30}\s{0,9}[{(]\s{0,9}[^\s,{}]{0,500}\s{0,9}[,}])/im;

export const bibtex: Format = {
  label: 'BibTeX',
  recognise(text) {
    const at = text.search(sign);
    if (at === -1) return null;
    const line = countLineEnds(text, 0, at) + 1;
    return { format: 'bibtex', line, read: (findings) => readBibtex(text, findings) };
  },
};

function readBibtex(text: string, findings: Findings): void {
  const keys = new Map<string, number>();
  let line = 1;
  let counted = 0;
  for (const entry of readEntries(text)) {
    line += countLineEnds(text, counted, entry.start);
    counted = entry.start;
    if (entry.fault !== null) findings.reject(line, entry.fault);
    else readEntry(entry, line, keys, findings);
  }
}

function readEntry(
  entry: Entry,
  line: number,
  keys: Map<string, number>,
  findings: Findings,
): void {
  const number = findings.nextRecord;
  const first = keys.get(entry.key);
  if (entry.key === '') findings.warn(line, 'has no key', number);
  else if (first !== undefined)
    findings.warn(line, `has the key of record ${first} as well`, number);
  else keys.set(entry.key, number);
  if (entry.oddity !== null) findings.warn(line, entry.oddity, number);
  findings.add(toRaw(entry.fields), line);
}

function toRaw(fields: Entry['fields']): RawRecord {
  const text = (...names: readonly string[]) =>
    names.map((name) => latexToText(fields.get(name) ?? '')).find((value) => value.trim() !== '') ??
    '';
  /** As written: "_" and "%" in addresses mean themselves. */
  const plain = (name: string) => (fields.get(name) ?? '').replace(/\\([_%&#~])/g, '$1');
  const subtitle = text('subtitle');
  const isPubMed = /pubmed|medline/i.test(text('eprinttype', 'archiveprefix'));
  return {
    title: subtitle === '' ? text('title') : `${text('title')}: ${subtitle}`,
    abstract: [text('abstract', 'annote')],
    year: firstFound([text('year'), text('date')], parseYear),
    doi: firstFound([plain('doi'), plain('url'), plain('ee'), plain('note')], normaliseDoi),
    pmid:
      firstFound([text('pmid'), isPubMed ? text('eprint') : ''], normalisePmid) ??
      firstFound([text('note'), text('annote')], pmidInNote) ??
      pmidOfAddress(plain('url')),
    authors: namesIn(fields.get('author') ?? fields.get('editor') ?? ''),
    journal: text('journal', 'journaltitle', 'booktitle', 'series', 'school', 'institution'),
    volume: text('volume'),
    issue: text('number', 'issue'),
    pages: text('pages', 'art_number', 'article-number', 'eid'),
    url: webAddress(plain('url')),
    keywords: text('keywords', 'author_keywords', 'keyword').split(/[;,\n]/),
  };
}

/** Split at "and" outside of braces: "{Barnes and Noble}" is one. */
function namesIn(list: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let start = 0;
  for (const match of list.matchAll(/[{}]|\s+and\s+/gi)) {
    if (match[0] === '{') depth += 1;
    else if (match[0] === '}') depth -= 1;
    else if (depth === 0) {
      names.push(list.slice(start, match.index));
      start = match.index + match[0].length;
    }
  }
  return [...names, list.slice(start)].map(latexToText);
}
