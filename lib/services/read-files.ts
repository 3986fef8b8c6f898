import type { ImportReport } from '@/lib/api/contract';
import type { ExistingStudy } from '@/lib/literature/duplicates';
import { type PlannedImport, planImport } from '@/lib/literature/import-report';
import { readFile } from '@/lib/literature/read';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface ReadFiles extends Omit<PlannedImport, 'report'> {
  readonly report: ImportReport;
}

/** Reads the files and plans their import. Throws AppError 'invalid' for a file that cannot be read. */
export function readFiles(
  files: readonly UploadedFile[],
  existing: readonly ExistingStudy[] = [],
): ReadFiles {
  const read = files.map((file) => readFile(file.name, file.bytes));
  const plan = planImport(read, existing);
  const withWarnings = plan.report.files.map((file, index) => ({
    ...file,
    warnings: [...(read[index]?.warnings ?? [])],
  }));
  return { ...plan, report: { files: withWarnings } };
}
