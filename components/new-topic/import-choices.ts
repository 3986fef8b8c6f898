/** What a person decides on in the preview of an import. */

import type { ImportChoices, ImportPreview, MergedRecord } from '@/lib/api/import-contract';

export type FieldName = ImportChoices['columns'][number]['fields'][string];
type Table = NonNullable<ImportPreview['report']['files'][number]['table']>;

/** A record of the preview: "file:record". */
export type RecordKey = `${number}:${number}`;

export interface Decisions {
  /** Field by column, of the tables whose columns a person has changed, by file. */
  readonly columns: ReadonlyMap<number, Readonly<Record<string, FieldName>>>;
  readonly excluded: ReadonlySet<RecordKey>;
  readonly apart: ReadonlySet<RecordKey>;
  readonly together: ReadonlySet<RecordKey>;
}

export const undecided: Decisions = {
  columns: new Map(),
  excluded: new Set(),
  apart: new Set(),
  together: new Set(),
};

export function keyOf(file: number, record: number): RecordKey {
  return `${file}:${record}`;
}

export function keyOfMerged({ fileIndex, record }: MergedRecord): RecordKey {
  return keyOf(fileIndex, record);
}

/** With the record decided on in this way, or, when it was, no longer. */
export function toggled(
  decisions: Decisions,
  kind: 'excluded' | 'apart' | 'together',
  key: RecordKey,
): Decisions {
  const next = new Set(decisions[kind]);
  if (!next.delete(key)) next.add(key);
  return { ...decisions, [kind]: next };
}

/** With these studies left out, or imported again. */
export function withExcluded(
  decisions: Decisions,
  studies: readonly { readonly file: number; readonly record: number }[],
  isExcluded: boolean,
): Decisions {
  const keys = new Set(studies.map(({ file, record }) => keyOf(file, record)));
  const excluded = isExcluded
    ? decisions.excluded.union(keys)
    : decisions.excluded.difference(keys);
  return { ...decisions, excluded };
}

/** The columns as they were understood: what a change begins with. */
export function fieldsOf({ columns }: Table): Readonly<Record<string, FieldName>> {
  return Object.fromEntries(
    columns.flatMap(({ field }, index) => (field === null ? [] : [[index, field]])),
  );
}

/** With another field for a column, or none for null. What was read from the file is no longer decided on. */
export function withField(
  decisions: Decisions,
  file: number,
  table: Table,
  column: number,
  field: FieldName | null,
): Decisions {
  const { [column]: _, ...others } = decisions.columns.get(file) ?? fieldsOf(table);
  const fields = field === null ? others : { ...others, [column]: field };
  return { ...undecided, columns: new Map(decisions.columns).set(file, fields) };
}

/** As the server takes them. Columns that were guessed are confirmed by being sent. */
export function toChoices(decisions: Decisions, preview: ImportPreview | null): ImportChoices {
  const columns = new Map(decisions.columns);
  preview?.report.files.forEach(({ table }, file) => {
    if (table?.guessed && !columns.has(file)) columns.set(file, fieldsOf(table));
  });
  return {
    columns: [...columns].map(([file, fields]) => ({ file, fields: { ...fields } })),
    excluded: references(decisions.excluded),
    apart: references(decisions.apart),
    together: references(decisions.together),
  };
}

function references(keys: ReadonlySet<RecordKey>): { file: number; record: number }[] {
  return [...keys].map((key) => {
    const [file, record] = key.split(':').map(Number);
    return { file: file ?? 0, record: record ?? 0 };
  });
}

/** How many studies will come of it. */
export function studiesLeft({ studies }: ImportPreview, decisions: Decisions): number {
  const { excluded, apart, together } = decisions;
  return studies - excluded.size + apart.size - together.size;
}
