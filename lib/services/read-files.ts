import type { ImportReport } from '@/lib/api/contract';
import type { ExistingStudy } from '@/lib/literature/duplicates';
import { type PlannedImport, planImport } from '@/lib/literature/import-report';
import { type FileReport, readFile } from '@/lib/literature/read';

export interface UploadedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface PlannedFiles extends Omit<PlannedImport, 'report'> {
  readonly report: ImportReport;
}

/** Throws AppError 'invalid' or 'too-large' for a file that cannot be read. */
export function parseFiles(files: readonly UploadedFile[]): readonly FileReport[] {
  return files.map((file) => readFile(file.name, file.bytes));
}

/** What becomes of the files' records in a topic that has these studies already. */
export function planFiles(
  read: readonly FileReport[],
  existing: readonly ExistingStudy[] = [],
): PlannedFiles {
  const plan = planImport(read, existing);
  const withWarnings = plan.report.files.map((file, index) => ({
    ...file,
    warnings: [...(read[index]?.warnings ?? [])],
  }));
  return { ...plan, report: { files: withWarnings } };
}
