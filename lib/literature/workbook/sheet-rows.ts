/** The rows of a workbook's sheets, whatever kind of workbook it is, and how many there may be. */

import { AppError } from '@/lib/errors';

import { limits } from '../limits';
import type { Row } from '../rows';

export interface Sheet {
  readonly name: string;
  readonly rows: readonly Row[];
}

/**
 * Collects the rows of all sheets of one workbook. A small file can say that a row comes a million times, so they are
 * counted while they are read.
 */
export class SheetCollector {
  #rows = 0;
  #cells = 0;

  constructor(readonly file: string) {}

  /** Throws AppError 'too-large' as soon as there are too many. */
  collect(name: string, rows: Iterable<Row>): Sheet {
    const collected: Row[] = [];
    for (const row of rows) {
      this.#rows += 1;
      this.#cells += row.cells.length;
      if (this.#rows > limits.rowsPerWorkbook)
        throw tooMany(this.file, limits.rowsPerWorkbook, 'rows');
      if (this.#cells > limits.cellsPerWorkbook)
        throw tooMany(this.file, limits.cellsPerWorkbook, 'cells');
      collected.push(row);
    }
    return { name, rows: collected };
  }
}

export function tooMany(file: string, most: number, what: string): AppError {
  return new AppError(
    'too-large',
    `"${file}" has more than ${most.toLocaleString('en')} ${what}: split it into smaller files.`,
  );
}
