/** Excel workbooks (.xlsx): their sheets' rows, read like any other table. */

import { AppError } from '@/lib/errors';

import { type Unpacked, unpack } from '../archive';
import { limits } from '../limits';
import { decodeEntities } from '../xml/entities';
import { all, attribute, type Element, isElement, parseMarkup } from '../xml/parse';
import { richText, sheetRows } from './sheet';
import { type Sheet, SheetCollector, tooMany } from './sheet-rows';

export function isWorkbook(names: readonly string[]): boolean {
  return names.includes('xl/workbook.xml');
}

/** In the workbook's order. Throws AppError 'invalid' when it has none, 'too-large' when they have too many rows. */
export function readSheets(name: string, bytes: Uint8Array): readonly Sheet[] {
  const parts = unpack(
    name,
    bytes,
    (part) => part.startsWith('xl/') && /\.(?:xml|rels)$/.test(part),
  );
  const context = { sharedStrings: sharedStrings(name, parts), isDate: dateStyles(parts) };
  const collector = new SheetCollector(name);
  const sheets = sheetList(parts).flatMap(({ name, part }) => {
    const xml = textOf(parts, part);
    return xml === null ? [] : [collector.collect(name, sheetRows(xml, context))];
  });
  if (sheets.length === 0) {
    throw new AppError(
      'invalid',
      `"${name}" is a workbook without sheets: save it again, or as CSV.`,
    );
  }
  return sheets;
}

function sheetList(parts: Unpacked): readonly { name: string; part: string }[] {
  const targets = new Map(
    [...elements(parts, 'xl/_rels/workbook.xml.rels', 'relationships', 'relationship')].map(
      (each) => [attribute(each, 'id'), attribute(each, 'target').replace(/^\/?(?:xl\/)?/, 'xl/')],
    ),
  );
  return elements(parts, 'xl/workbook.xml', 'workbook', 'sheets', 'sheet').map((sheet) => ({
    name: decodeEntities(attribute(sheet, 'name')),
    part: targets.get(attribute(sheet, 'r:id')) ?? '',
  }));
}

/** Read one by one: as one tree, a million of them take a gigabyte. */
function sharedStrings(name: string, parts: Unpacked): readonly string[] {
  const xml = textOf(parts, 'xl/sharedStrings.xml') ?? '';
  const strings: string[] = [];
  const start = /<(?:\w{1,20}:)?si(?=[\s>/])/g;
  for (let match = start.exec(xml); match !== null; ) {
    const next = start.exec(xml);
    const [string] = parseMarkup(xml.slice(match.index, next?.index)).root.children;
    strings.push(string !== undefined && isElement(string) ? richText(string) : '');
    if (strings.length > limits.cellsPerWorkbook)
      throw tooMany(name, limits.cellsPerWorkbook, 'cells');
    match = next;
  }
  return strings;
}

/** Built-in formats 14 to 22 and 45 to 47 are dates and times, own ones when they name a year or a day. */
function dateStyles(parts: Unpacked): readonly boolean[] {
  const path = 'xl/styles.xml';
  const own = new Set(
    elements(parts, path, 'stylesheet', 'numfmts', 'numfmt')
      .filter((format) =>
        /[yd]/i.test(attribute(format, 'formatcode').replace(/\[[^\]]{0,99}\]|"[^"]{0,99}"/g, '')),
      )
      .map((format) => Number(attribute(format, 'numfmtid'))),
  );
  return elements(parts, path, 'stylesheet', 'cellxfs', 'xf').map((style) => {
    const format = Number(attribute(style, 'numfmtid'));
    return (format >= 14 && format <= 22) || own.has(format);
  });
}

function elements(parts: Unpacked, part: string, ...path: readonly string[]): readonly Element[] {
  const xml = textOf(parts, part);
  return xml === null ? [] : all(parseMarkup(xml).root, ...path);
}

/** null when there is no such part. */
function textOf(parts: Unpacked, part: string): string | null {
  const bytes = parts[part];
  return bytes === undefined ? null : new TextDecoder().decode(bytes);
}
