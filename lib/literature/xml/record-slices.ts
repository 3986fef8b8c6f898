/**
 * The records of an XML file, each cut out and parsed on its own: a broken one costs itself only, and memory is that
 * of one record.
 */

import { AppError } from '@/lib/errors';

import type { Findings } from '../findings';
import { countLineEnds } from '../lines';
import type { RawRecord } from '../record';
import { type Element, parseMarkup } from './parse';

export interface XmlRecords {
  /** The start of a record's tag, with the flag g and the name as its one group. */
  readonly opening: RegExp;
  /** Elements that `toRaw` does not look at, as for `parseMarkup`. */
  readonly unread?: ReadonlySet<string>;
  readonly toRaw: (record: Element) => RawRecord;
}

export function readXmlRecords(text: string, kind: XmlRecords, findings: Findings): void {
  const { opening } = kind;
  refuseEntities(text, opening, findings.file);
  const starts = [...text.matchAll(opening)];
  let line = 1;
  let counted = 0;
  starts.forEach((start, index) => {
    line += countLineEnds(text, counted, start.index);
    counted = start.index;
    const next = starts[index + 1]?.index ?? text.length;
    readSlice(text.slice(start.index, next), start[1] ?? '', line, findings, kind);
  });
}

function readSlice(
  slice: string,
  name: string,
  line: number,
  findings: Findings,
  { toRaw, unread }: XmlRecords,
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
