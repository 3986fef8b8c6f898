import { FileText, X } from 'lucide-react';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/components/ui/words';
import type { FileReport } from '@/lib/api/contract';

import { FileFindings } from './file-findings';
import type { ImportState } from './use-import';

interface ChosenFilesProps extends ImportState {
  readonly onRemove: (file: File) => void;
}

/** Each chosen file with the account of its records, or with the reason why it was refused. */
export function ChosenFiles({ files, outcome, onRemove }: ChosenFilesProps) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Chosen files" className="divide-y rounded-lg border bg-surface">
      {files.map((file) => (
        <ChosenFile
          key={`${file.name}-${file.size}-${file.lastModified}`}
          file={file}
          report={outcome?.preview?.report.files[outcome.readable.indexOf(file)] ?? null}
          refusal={outcome?.refusals.get(file) ?? null}
          onRemove={() => onRemove(file)}
        />
      ))}
    </ul>
  );
}

interface ChosenFileProps {
  readonly file: File;
  readonly report: FileReport | null;
  readonly refusal: string | null;
  readonly onRemove: () => void;
}

function ChosenFile({ file, report, refusal, onRemove }: ChosenFileProps) {
  return (
    <li className="px-3 py-2.5">
      <div className="flex items-center gap-2">
        <FileText
          aria-hidden
          size={15}
          className={cx('shrink-0', refusal ? 'text-danger-ink' : 'text-ink-faint')}
        />
        <span className="min-w-0 truncate font-medium" title={file.name}>
          {file.name}
        </span>
        {report && <Badge>{report.format.toUpperCase()}</Badge>}
        {report && <Badge>{report.encoding}</Badge>}
        <span className="ml-auto shrink-0 text-ink-faint text-xs tabular-nums">
          {sizeWords(file.size)}
        </span>
        <Button
          variant="ghost"
          size="sm"
          icon
          aria-label={`Remove ${file.name}`}
          className="-mr-1"
          onClick={onRemove}
        >
          <X aria-hidden size={14} />
        </Button>
      </div>
      {refusal && (
        <Notice tone="danger" role="alert" className="mt-2 mb-0.5">
          {refusal} It will be left out.
        </Notice>
      )}
      {report && <FileFindings report={report} />}
    </li>
  );
}

function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${formatCount(Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
