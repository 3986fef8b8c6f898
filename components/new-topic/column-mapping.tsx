import { Notice } from '@/components/ui/notice';
import type { FileReport } from '@/lib/api/import-contract';

import type { FieldName } from './import-choices';

type Table = NonNullable<FileReport['table']>;

interface ColumnMappingProps {
  readonly table: Table;
  readonly onField: (column: number, field: FieldName | null) => void;
}

const labels: Readonly<Record<FieldName, string>> = {
  title: 'Title',
  abstract: 'Abstract',
  year: 'Year',
  authors: 'Authors',
  journal: 'Journal',
  doi: 'DOI',
  pmid: 'PubMed id',
  volume: 'Volume',
  issue: 'Issue',
  pages: 'Pages',
  firstPage: 'First page',
  lastPage: 'Last page',
  url: 'Link',
  keywords: 'Keywords',
  claim: 'Claim',
  number: 'Study number',
  accession: 'Accession number',
  citation: 'Journal, year and pages in one',
  database: 'Database',
  note: 'Notes with ids',
};

/** Which column of a table is what, to be corrected; open when it is a guess. */
export function ColumnMapping({ table, onField }: ColumnMappingProps) {
  return (
    <details open={table.guessed} className="mt-1.5">
      <summary className="w-fit rounded-sm font-medium text-ink-soft hover:text-ink">
        Columns
      </summary>
      {table.guessed && (
        <Notice tone="warn" className="mt-1.5">
          None of the column names is known, so these are guesses. Check them before you go on.
        </Notice>
      )}
      <ul className="mt-1.5 max-h-72 divide-y overflow-y-auto rounded-lg border bg-surface">
        {table.columns.map((column, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity, and never move.
          <li key={index} className="flex items-center gap-3 px-3 py-1.5">
            <div className="min-w-0 flex-1">
              <p className="truncate font-medium">{column.name}</p>
              <p className="truncate text-ink-faint text-xs">
                {column.examples.join(' · ') || 'empty in the first rows'}
              </p>
            </div>
            <FieldSelect
              name={column.name}
              field={column.field}
              onField={(field) => onField(index, field)}
            />
          </li>
        ))}
      </ul>
    </details>
  );
}

interface FieldSelectProps {
  readonly name: string;
  readonly field: FieldName | null;
  readonly onField: (field: FieldName | null) => void;
}

function FieldSelect({ name, field, onField }: FieldSelectProps) {
  return (
    <select
      aria-label={`What ‘${name}’ is`}
      value={field ?? ''}
      onChange={(event) => onField((event.target.value || null) as FieldName | null)}
      className="h-8 w-36 shrink-0 rounded-md border border-line-strong/70 bg-surface px-2 text-sm hover:border-line-strong"
    >
      <option value="">Leave out</option>
      {Object.entries(labels).map(([value, label]) => (
        <option key={value} value={value}>
          {label}
        </option>
      ))}
    </select>
  );
}
