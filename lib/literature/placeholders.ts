/** Which records fill in studies that a topic knows by their number alone. */

import type { LiteratureRecord } from './record';

/** Key of the study by its number: of those that are placeholders. */
export type Placeholders = ReadonlyMap<number, string>;

export interface FilledPlaceholder {
  readonly record: LiteratureRecord;
  readonly key: string;
}

export interface Matched {
  readonly filled: readonly FilledPlaceholder[];
  /** Records with the number of a placeholder that an earlier one fills in, with the reason for refusing them. */
  readonly repeated: ReadonlyMap<LiteratureRecord, string>;
  readonly others: readonly LiteratureRecord[];
}

/** A topic without placeholders takes no notice of numbers. */
export function matchPlaceholders(
  records: readonly LiteratureRecord[],
  placeholders: Placeholders,
): Matched {
  const filled = new Map<number, FilledPlaceholder>();
  const repeated = new Map<LiteratureRecord, string>();
  const others: LiteratureRecord[] = [];
  for (const record of records) {
    const key = record.number === null ? undefined : placeholders.get(record.number);
    if (record.number === null || key === undefined) {
      others.push(record);
      continue;
    }
    const first = filled.get(record.number)?.record.source;
    if (first === undefined) filled.set(record.number, { record, key });
    else {
      const where = `record ${first.record} of "${first.file}"`;
      repeated.set(record, `has the number ${record.number}, which ${where} has as well`);
    }
  }
  return { filled: [...filled.values()], repeated, others };
}
