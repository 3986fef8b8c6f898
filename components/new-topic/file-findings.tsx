import type { ReactNode } from 'react';

import { cx } from '@/components/ui/cx';
import { counted, formatCount } from '@/components/ui/words';
import type { FileReport } from '@/lib/api/import-contract';

const mostShown = 100;

/** The account of one file: records = new studies + duplicates + rejected, and every rejected one by name. */
export function FileFindings({ report }: { report: FileReport }) {
  const { rejected, warnings } = report;
  const { title, year, authors, identifier } = report.missing;
  const missing = Object.entries({
    'without title': title,
    'without year': year,
    'without authors': authors,
    'without DOI or PubMed id': identifier,
  }).filter(([, count]) => count > 0);
  return (
    <div className="mt-1.5 pl-[1.4375rem] text-sm">
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-ink-soft">
        <Figure label={report.records === 1 ? 'record' : 'records'} value={report.records} />
        <Figure
          label={report.imported === 1 ? 'new study' : 'new studies'}
          value={report.imported}
        />
        <Figure
          label={report.duplicates === 1 ? 'duplicate' : 'duplicates'}
          value={report.duplicates}
        />
        <Figure label="rejected" value={rejected.length} alarming />
        <Figure label="with abstract" value={report.withAbstract} />
        {missing.map(([label, value]) => (
          <Figure key={label} label={label} value={value} />
        ))}
      </dl>
      <Findings
        open
        title={`${counted(rejected.length, 'record')} rejected`}
        className="text-danger-ink"
        items={rejected.map(({ record, line, reason }) => ({ record, line, text: reason }))}
      />
      <Findings
        title={counted(warnings.length, 'warning')}
        className="text-warn-ink"
        items={warnings.map(({ record, line, message }) => ({ record, line, text: message }))}
      />
    </div>
  );
}

function Figure(props: { label: ReactNode; value: number; alarming?: boolean }) {
  const alarmed = props.alarming && props.value > 0;
  return (
    <div
      className={cx('flex gap-1', alarmed && 'text-danger-ink', !props.value && 'text-ink-faint')}
    >
      <dd className="font-medium tabular-nums">{formatCount(props.value)}</dd>
      <dt>{props.label}</dt>
    </div>
  );
}

interface FindingsProps {
  readonly title: string;
  /** `record` is null for what belongs to no record. */
  readonly items: readonly { record: number | null; line: number; text: string }[];
  readonly open?: boolean;
  readonly className: string;
}

function Findings({ title, items, open, className }: FindingsProps) {
  if (items.length === 0) return null;
  return (
    <details open={open} className="mt-1.5">
      <summary className={cx('w-fit rounded-sm font-medium', className)}>{title}</summary>
      <ul className="mt-1 max-h-52 space-y-0.5 overflow-y-auto pl-4 text-ink-soft">
        {items.slice(0, mostShown).map(({ record, line, text }) => (
          <li key={`${record}-${line}-${text}`}>
            <span className="text-ink-faint tabular-nums">
              {record === null ? `Line ${line}` : `Record ${record}, line ${line}`}:
            </span>{' '}
            {text}
          </li>
        ))}
        {items.length > mostShown && (
          <li className="text-ink-faint">and {formatCount(items.length - mostShown)} more</li>
        )}
      </ul>
    </details>
  );
}
