/** Old Excel workbooks (.xls) for tests, written by the library that reads them. */

import { CFB, utils, write } from '@e965/xlsx';

import type { Cell } from './workbooks';

/** Sheets by name, each its rows from the first on. */
export function oldWorkbook(
  sheets: Readonly<Record<string, readonly (readonly (Cell | Date)[])[]>>,
): Uint8Array {
  const book = utils.book_new();
  for (const [name, rows] of Object.entries(sheets)) {
    const sheet = utils.aoa_to_sheet(
      rows.map((row) => [...row]),
      { UTC: true },
    );
    utils.book_append_sheet(book, sheet, name);
  }
  return new Uint8Array(write(book, { bookType: 'biff8', type: 'array' }));
}

/** The same with the record that says that what follows is encrypted. */
export function lockedWorkbook(): Uint8Array {
  const container = CFB.read(oldWorkbook({ A: [['Title'], ['One']] }), { type: 'array' });
  const book = CFB.find(container, '/Workbook');
  if (book === null) throw new Error('A workbook has its stream.');
  const content = Uint8Array.from(book.content as Uint8Array);
  const begin = 4 + ((content[2] ?? 0) | ((content[3] ?? 0) << 8));
  const filePass = [0x2f, 0, 6, 0, 0, 0, 1, 2, 3, 4];
  const locked = Uint8Array.from([
    ...content.slice(0, begin),
    ...filePass,
    ...content.slice(begin),
  ]);
  return packed({ Workbook: locked });
}

/** What an old Word file is: the same kind of container, without a workbook. */
export function oldWordFile(): Uint8Array {
  return packed({ WordDocument: new Uint8Array(5_000).fill(65) });
}

function packed(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const container = CFB.utils.cfb_new();
  for (const [name, content] of Object.entries(streams))
    CFB.utils.cfb_add(container, `/${name}`, content);
  return Uint8Array.from(CFB.write(container, { type: 'array' }) as Uint8Array);
}
