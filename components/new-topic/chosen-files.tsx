import { FileText, X } from 'lucide-react';

import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cx } from '@/components/ui/cx';
import { Notice } from '@/components/ui/notice';
import { formatCount } from '@/components/ui/words';
import type { FileReport } from '@/lib/api/import-contract';

import { ColumnMapping } from './column-mapping';
import { FileFindings } from './file-findings';
import { type Decisions, type FieldName, withField } from './import-choices';
import type { PreviewOutcome } from './preview-files';
import type { ImportState } from './use-import';

interface ChosenFilesProps extends ImportState {
  readonly onRemove: (file: File) => void;
  readonly onColumns: (decisions: Decisions) => void;
}

/** Each chosen file with the account of its records, or with the reason why it was refused. */
export function ChosenFiles({ files, outcome, decisions, onRemove, onColumns }: ChosenFilesProps) {
  if (files.length === 0) return null;
  return (
    <ul aria-label="Chosen files" className="divide-y rounded-lg border bg-surface">
      {files.map((file) => (
        <ChosenFile
          key={`${file.name}-${file.size}-${file.lastModified}`}
          file={file}
          parts={partsOf(outcome, file)}
          refusal={outcome?.refusals.get(file) ?? null}
          onRemove={() => onRemove(file)}
          onField={(index, table, column, field) =>
            onColumns(withField(decisions, index, table, column, field))
          }
        />
      ))}
    </ul>
  );
}

/** A part of a chosen file: itself, a file packed in it, or a sheet of it. `index`: its place in the report. */
interface FilePart {
  readonly index: number;
  readonly report: FileReport;
}

function partsOf(outcome: PreviewOutcome | null, file: File): readonly FilePart[] {
  const upload = outcome?.readable.indexOf(file) ?? -1;
  const all = outcome?.preview?.report.files.map((report, index) => ({ index, report })) ?? [];
  return all.filter(({ report }) => report.upload === upload);
}

type OnField = (
  index: number,
  table: NonNullable<FileReport['table']>,
  column: number,
  field: FieldName | null,
) => void;

interface ChosenFileProps {
  readonly file: File;
  readonly parts: readonly FilePart[];
  readonly refusal: string | null;
  readonly onRemove: () => void;
  readonly onField: OnField;
}

function ChosenFile({ file, parts, refusal, onRemove, onField }: ChosenFileProps) {
  const [only] = parts.length === 1 ? parts : [];
  const isOneTable = only !== undefined && only.report.name === file.name;
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
        {isOneTable && <FormatBadges report={only.report} />}
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
      {parts.map((part) => (
        <div key={part.index}>
          {!isOneTable && <PartName report={part.report} file={file.name} />}
          <FilePartAccount {...part} onField={onField} />
        </div>
      ))}
    </li>
  );
}

function FormatBadges({ report }: Pick<FilePart, 'report'>) {
  return (
    <>
      <Badge>{formatNames[report.format] ?? report.format.toUpperCase()}</Badge>
      {report.format !== 'unread' && <Badge>{report.encoding}</Badge>}
    </>
  );
}

const formatNames: Readonly<Record<string, string>> = {
  'pubmed-xml': 'PubMed XML',
  'endnote-xml': 'EndNote XML',
  'ebsco-xml': 'EBSCO XML',
  'embase-rows': 'Embase CSV',
  ovid: 'Ovid',
  refworks: 'RefWorks',
  cochrane: 'Cochrane Library',
  bibtex: 'BibTeX',
  wos: 'Web of Science',
  enw: 'EndNote tagged',
  unread: 'not read',
};

/** Without the name of the file it is in. */
function PartName({ report, file }: { readonly report: FileReport; readonly file: string }) {
  const name = report.name.startsWith(`${file} › `)
    ? report.name.slice(file.length + 3)
    : report.name;
  return (
    <p className="mt-2 flex items-center gap-2 pl-[1.4375rem] text-sm">
      <span className="min-w-0 truncate">{name}</span>
      <FormatBadges report={report} />
    </p>
  );
}

function FilePartAccount({ index, report, onField }: FilePart & { readonly onField: OnField }) {
  const { table } = report;
  if (report.format === 'unread') {
    return (
      <Notice tone="warn" className="mt-1 ml-[1.4375rem]">
        {report.warnings[0]?.message} It will be left out.
      </Notice>
    );
  }
  return (
    <>
      <FileFindings report={report} />
      {table && (
        <div className="pl-[1.4375rem] text-sm">
          <ColumnMapping
            table={table}
            onField={(column, field) => onField(index, table, column, field)}
          />
        </div>
      )}
    </>
  );
}

function sizeWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${formatCount(Math.round(bytes / 1000))} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
