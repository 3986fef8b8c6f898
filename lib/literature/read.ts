/** One uploaded file in, its records and what was wrong with it out. */

import { AppError } from '@/lib/errors';
import { bibtex } from './bibtex/bibtex';
import { type Decoded, decode, type Encoding } from './encoding';
import { Findings, type Rejection, type Warning } from './findings';
import type { Format, FormatName, Reading } from './format';
import { json } from './json/json';
import { limits } from './limits';
import type { LiteratureRecord } from './record';
import { foreignText, refuseBinary } from './refusal';
import { ris } from './ris';
import { table } from './table';
import { nbib } from './tagged/nbib';
import { refer } from './tagged/refer';
import { webOfScience } from './tagged/web-of-science';
import { endnoteXml } from './xml/endnote';
import { pubmedXml } from './xml/pubmed';

/** A further format is one more file and one more entry here. */
const formats: readonly Format[] = [
  ris,
  nbib,
  pubmedXml,
  endnoteXml,
  bibtex,
  json,
  webOfScience,
  refer,
  table,
];

const accepted = formats.map((format) => format.label).join('; or ');

export interface FileReport {
  readonly name: string;
  readonly format: FormatName;
  readonly encoding: Encoding;
  readonly records: readonly LiteratureRecord[];
  readonly rejected: readonly Rejection[];
  /** At most `limits.warningsPerFile`, and one that counts the others. */
  readonly warnings: readonly Warning[];
}

/**
 * Reads a paper set, by its content whatever its name is. Broken records are in `rejected`, all others are kept.
 *
 * @throws AppError 'invalid' for a file that is empty or no paper set, 'too-large' above a limit; the message
 *   names the file and says what to do.
 */
export function readFile(name: string, bytes: Uint8Array): FileReport {
  checkSize(name, bytes);
  refuseBinary(name, bytes, accepted);
  const decoded = decode(bytes);
  if (decoded.text.trim() === '') throw empty(name);
  const reading = recognise(decoded.text);
  if (reading === null) throw foreignText(name, decoded.text, accepted);
  const findings = new Findings(name);
  warnAboutText(decoded, findings);
  reading.read(findings);
  const { records, rejected, warnings } = findings;
  return { name, format: reading.format, encoding: decoded.encoding, records, rejected, warnings };
}

function checkSize(name: string, bytes: Uint8Array): void {
  if (bytes.length === 0) throw empty(name);
  if (bytes.length <= limits.fileBytes) return;
  const most = limits.fileBytes / 1024 / 1024;
  throw new AppError(
    'too-large',
    `"${name}" is larger than ${most} MB: split it into smaller files.`,
  );
}

function empty(name: string): AppError {
  return new AppError(
    'invalid',
    `"${name}" is empty. Export the papers again and upload that file.`,
  );
}

function recognise(text: string): Reading | null {
  const readings = formats.map((format) => format.recognise(text)).filter((each) => each !== null);
  return readings.reduce<Reading | null>(
    (first, each) => (first === null || each.line < first.line ? each : first),
    null,
  );
}

function warnAboutText({ text, warnings }: Decoded, findings: Findings): void {
  for (const { line, message } of warnings) findings.warn(line, message);
  if (text.includes('\0')) findings.warn(1, 'there are NUL characters in it, which were left out');
}
