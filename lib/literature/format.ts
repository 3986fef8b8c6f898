/** What a bibliographic format offers, so that one more of them is one more file in `formats` of read.ts. */

import type { Findings } from './findings';
import type { TableColumns } from './import-shapes';

export type FormatName =
  | 'ris'
  | 'nbib'
  | 'pubmed-xml'
  | 'endnote-xml'
  | 'ebsco-xml'
  | 'bibtex'
  | 'json'
  | 'wos'
  | 'enw'
  | 'ovid'
  | 'refworks'
  | 'cochrane'
  | 'embase-rows'
  | 'csv'
  | 'tsv'
  | 'xlsx'
  | 'xls'
  | 'ods';

export interface Format {
  /** For the sentence that says what is accepted: "RIS". Formats of one label are named once. */
  readonly label: string;
  /**
   * What a record begins with in the bytes, all with the same first one: where a large file may be cut, and read piece by
   * piece. Default: nowhere.
   */
  readonly cutBefore?: readonly string[];
  /** Decides by content; null: this is no such file. */
  recognise(text: string): Reading | null;
}

export interface Reading {
  readonly format: FormatName;
  /** Line of the first sign of this format. When two formats recognise a file, the earlier sign decides. */
  readonly line: number;
  read(findings: Findings): void;
  /** Only of tables. */
  readonly table?: TableColumns;
}

export interface Recognised {
  readonly format: Format;
  readonly reading: Reading;
}
