/**
 * The records of an XML file, each cut out and parsed on its own: a broken one costs itself only, and memory is that
 * of one record.
 */

import { AppError } from '@/lib/errors';

import type { Findings } from '../findings';
import type { Format, FormatName } from '../format';
import { countLineEnds } from '../lines';
import type { RawRecord } from '../record';
import { type Element, parseMarkup } from './parse';

export interface XmlDialect extends Pick<Format, 'label' | 'cutBefore'> {
  readonly format: FormatName;
  /** What only such a file has. */
  readonly sign: RegExp;
  /** The start of a record's tag, with the flag g and the name as its one group. */
  readonly opening: RegExp;
  /** Elements that `toRaw` does not look at, as for `parseMarkup`. */
  readonly unread?: ReadonlySet<string>;
  readonly toRaw: (record: Element) => RawRecord;
}

export function xmlFormat(dialect: XmlDialect): Format {
  const { format, label, cutBefore, sign } = dialect;
  return {
    label,
    cutBefore,
    recognise(text) {
      const at = text.search(sign);
      if (at === -1) return null;
      const line = countLineEnds(text, 0, at) + 1;
      return { format, line, read: (findings) => readRecords(text, dialect, findings) };
    },
  };
}

function readRecords(text: string, dialect: XmlDialect, findings: Findings): void {
  const { opening } = dialect;
  refuseEntities(text, opening, findings.file);
  const starts = [...text.matchAll(opening)];
  let line = 1;
  let counted = 0;
  starts.forEach((start, index) => {
    line += countLineEnds(text, counted, start.index);
    counted = start.index;
    const next = starts[index + 1]?.index ?? text.length;
    readSlice(text.slice(start.index, next), start[1] ?? '', line, findings, dialect);
  });
}

function readSlice(
  slice: string,
  name: string,
  line: number,
  findings: Findings,
  { toRaw, unread }: XmlDialect,
): void {
  const closing = `</${name}>`;
  const end = slice.indexOf(closing);
  if (end === -1) {
    findings.reject(line, `is not closed: there is no ${closing}`);
    return;
  }
  const { root, fault } = parseMarkup(slice.slice(0, end + closing.length), { unread });
  const [record] = root.children;
  if (fault !== null || record === undefined || !('name' in record))
    findings.reject(line, `is not well-formed XML: ${fault ?? 'it is empty'}`);
  else findings.add(toRaw(record), line);
}

/** A document type that only names its DTD, as PubMed's do, is passed over: nothing is ever loaded. */
function refuseEntities(text: string, opening: RegExp, file: string): void {
  const first = text.search(new RegExp(opening.source));
  const head = first === -1 ? text : text.slice(0, first);
  const declares = /<!(?:ENTITY|ELEMENT|ATTLIST)\b|<!DOCTYPE[^>[]{0,2000}\[/i;
  if (!declares.test(head)) return;
  throw new AppError(
    'invalid',
    `"${file}" declares entities of its own in its document type, which can make a small file grow without end: ` +
      'export it again without a DOCTYPE.',
  );
}
