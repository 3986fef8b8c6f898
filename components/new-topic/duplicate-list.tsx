import { Badge } from '@/components/ui/badge';
import { counted } from '@/components/ui/words';
import type { MergedRecord } from '@/lib/api/import-contract';

import { keyOfMerged, type RecordKey } from './import-choices';

interface DuplicateListProps {
  readonly title: string;
  readonly hint: string;
  readonly records: readonly MergedRecord[];
  /** Whether a record will be merged. */
  readonly isMerged: (key: RecordKey) => boolean;
  readonly onToggle: (key: RecordKey) => void;
  readonly open?: boolean;
}

const mostListed = 500;

/** Records beside the studies they are merged into, each with what differs and a tick to decide. */
export function DuplicateList({
  title,
  hint,
  records,
  isMerged,
  onToggle,
  open,
}: DuplicateListProps) {
  if (records.length === 0) return null;
  return (
    <details open={open} className="text-sm">
      <summary className="w-fit rounded-sm font-medium text-ink-soft hover:text-ink">
        {records.length === mostListed ? `The first ${mostListed} of the ` : ''}
        {counted(records.length, title)}
      </summary>
      <p className="mt-1 text-ink-faint text-xs">{hint}</p>
      <ul className="mt-1.5 max-h-80 divide-y overflow-y-auto rounded-lg border bg-surface">
        {records.map((record) => (
          <DuplicateRow
            key={keyOfMerged(record)}
            record={record}
            merged={isMerged(keyOfMerged(record))}
            onToggle={() => onToggle(keyOfMerged(record))}
          />
        ))}
      </ul>
    </details>
  );
}

interface DuplicateRowProps {
  readonly record: MergedRecord;
  readonly merged: boolean;
  readonly onToggle: () => void;
}

function DuplicateRow({ record, merged, onToggle }: DuplicateRowProps) {
  const { title, details, into, intoDetails, file, differs } = record;
  return (
    <li>
      <label className="flex cursor-pointer items-start gap-2.5 px-3 py-2 hover:bg-sunken/60">
        <input
          type="checkbox"
          checked={merged}
          onChange={onToggle}
          aria-label={`Merge ‘${title || 'No title'}’`}
          className="mt-0.5 size-4 shrink-0"
        />
        <span className="min-w-0 flex-1 space-y-0.5">
          <span className="block text-pretty">{title || 'No title'}</span>
          <span className="block break-words text-ink-faint text-xs">
            {details && `${details} · `}
            {file}, record {record.record}, line {record.line}
          </span>
          <span className="block break-words text-ink-soft text-xs">
            {reasonWords(record)} ‘{into || 'No title'}’{intoDetails && ` (${intoDetails})`}
          </span>
          {differs.length > 0 && (
            <span className="flex flex-wrap items-center gap-1 pt-0.5 text-ink-faint text-xs">
              differs in
              {differs.map((field) => (
                <Badge key={field} tone="warn">
                  {fieldWords(field)}
                </Badge>
              ))}
            </span>
          )}
        </span>
      </label>
    </li>
  );
}

function reasonWords({ by }: MergedRecord): string {
  return by === 'similar' ? 'Much like' : `Same ${fieldWords(by)} as`;
}

function fieldWords(field: string): string {
  if (field === 'doi') return 'DOI';
  return field === 'pmid' ? 'PubMed id' : field;
}
