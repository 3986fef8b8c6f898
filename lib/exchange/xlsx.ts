import writeExcelFile from 'write-excel-file/node';

import { toSheets } from './spreadsheet';
import type { TreeExport } from './tree-export';

const columnWidths: readonly number[] = [8, 60];

/** An XLSX workbook: the studies, and a matrix of studies and categories for each root category. */
export async function toXlsx(tree: TreeExport): Promise<Buffer> {
  const sheets = toSheets(tree).map(({ name, rows, fixedColumns }) => ({
    sheet: name,
    data: rows.map((row, index) =>
      row.map((value) =>
        typeof value === 'string'
          ? { value, type: String, fontWeight: index === 0 ? ('bold' as const) : undefined }
          : value,
      ),
    ),
    columns: (rows[0] ?? []).map((_, index) => ({ width: columnWidths[index] ?? 16 })),
    stickyRowsCount: 1,
    stickyColumnsCount: fixedColumns,
  }));
  return writeExcelFile(sheets).toBuffer();
}
