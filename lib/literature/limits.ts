/** What one file may hold; above it, reading stops with an error that names the limit. */
export const limits = {
  fileBytes: 100 * 1024 * 1024,
  filesPerArchive: 500,
  /** Of all files in an archive together. */
  unpackedBytes: 300 * 1024 * 1024,
  /** Accepted and rejected together. */
  recordsPerFile: 50_000,
  /** Of all files that are uploaded together. */
  recordsPerImport: 100_000,
  /** Further warnings of a file are counted, not kept. */
  warningsPerFile: 100,
  /** A row with more is rejected. */
  cellsPerRow: 2_000,
  /** Of all sheets together, empty rows between others counted where the file spells them out. */
  rowsPerWorkbook: 100_000,
  /** Of all sheets together, with the empty ones before others in their row. */
  cellsPerWorkbook: 10_000_000,
  /** Longer cells are cut; above every limit of `longestField`, so that no cut text is ever imported. */
  cellLength: 2_000_000,
  /** A record of RIS with more lines is rejected. */
  linesPerRecord: 100_000,
} as const;

/** UTF-16 code units. A longer field rejects its record: a cut text would pass for the whole one. */
export const longestField = {
  title: 10_000,
  abstract: 100_000,
  journal: 10_000,
  authors: 500_000,
  keywords: 500_000,
  claim: 10_000,
} as const;
