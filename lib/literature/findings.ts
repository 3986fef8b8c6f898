/** What a reader hands in, record by record, on its way to the report of a file. */

import { AppError } from '@/lib/errors';
import { limits } from './limits';
import { type LiteratureRecord, type RawRecord, toRecord } from './record';

export interface Rejection {
  /** 1-based. */
  readonly record: number;
  /** 1-based line on which the record begins. */
  readonly line: number;
  /** Completes "record 12, line 340: ...". */
  readonly reason: string;
}

export interface Warning {
  /** null: about the file, not about one record. */
  readonly record: number | null;
  readonly line: number;
  readonly message: string;
}

export class Findings {
  /** Of the file, before the piece of it that is read: lines are counted from there. */
  linesBefore = 0;
  readonly records: LiteratureRecord[] = [];
  readonly rejected: Rejection[] = [];
  readonly #warnings: Warning[] = [];
  #warningCount = 0;

  constructor(readonly file: string) {}

  /** The number that the record handed in next will have. */
  get nextRecord(): number {
    return this.records.length + this.rejected.length + 1;
  }

  /** Keeps a record, or rejects it with the reason. Throws AppError 'too-large' above the limit. */
  add(raw: RawRecord, line: number): void {
    const result = toRecord(raw, {
      file: this.file,
      record: this.nextRecord,
      line: this.linesBefore + line,
    });
    if ('reason' in result) {
      this.reject(line, result.reason);
    } else {
      this.#checkCount();
      this.records.push(result.record);
    }
  }

  /** Throws AppError 'too-large' above the limit. */
  reject(line: number, reason: string): void {
    this.#checkCount();
    this.rejected.push({ record: this.nextRecord, line: this.linesBefore + line, reason });
  }

  warn(line: number, message: string, record: number | null = null): void {
    this.#warningCount += 1;
    if (this.#warnings.length < limits.warningsPerFile) {
      this.#warnings.push({ record, line: this.linesBefore + line, message });
    }
  }

  /** The first warnings, and one that counts the others. */
  get warnings(): readonly Warning[] {
    const others = this.#warningCount - this.#warnings.length;
    if (others === 0) return this.#warnings;
    return [...this.#warnings, { record: null, line: 1, message: `${others} more warnings` }];
  }

  #checkCount(): void {
    if (this.nextRecord <= limits.recordsPerFile) return;
    const most = limits.recordsPerFile.toLocaleString('en');
    throw new AppError(
      'too-large',
      `"${this.file}" has more than ${most} records: split it into smaller files.`,
    );
  }
}
