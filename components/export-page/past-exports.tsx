'use client';

import { Download, Table2 } from 'lucide-react';

import { Badge, type BadgeTone } from '@/components/ui/badge';
import { Button, buttonClass } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Moment } from '@/components/ui/moment';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { sayFailure } from '@/components/ui/say-failure';
import { useCall } from '@/components/ui/use-call';
import { counted } from '@/components/ui/words';
import { api } from '@/lib/api/client';
import type { DatasetDocumentation, ExportSummary } from '@/lib/api/export-contract';

import { ExportDetails } from './export-details';
import { isUnderWay } from './use-exports';

const looks: Readonly<Record<ExportSummary['status'], { tone: BadgeTone; words: string }>> = {
  queued: { tone: 'neutral', words: 'Waiting' },
  running: { tone: 'leaf', words: 'Being made' },
  succeeded: { tone: 'leaf', words: 'Ready' },
  failed: { tone: 'danger', words: 'Failed' },
  cancelled: { tone: 'neutral', words: 'Cancelled' },
};

interface PastExportsProps {
  readonly exports: readonly ExportSummary[];
  readonly datasets: readonly DatasetDocumentation[];
  readonly connected: boolean;
  readonly onChanged: () => Promise<void>;
}

/** Every export with what became of it, newest first. */
export function PastExports({ exports, datasets, connected, onChanged }: PastExportsProps) {
  const titleOf = new Map(datasets.map(({ dataset, title }) => [dataset, title]));
  return (
    <section aria-labelledby="past" className="mt-10">
      <h2 id="past" className="mb-3 font-semibold text-lg">
        Files
      </h2>
      {!connected && (
        <Notice tone="warn" role="status" className="mb-3">
          The connection is lost; exports go on. Reconnecting…
        </Notice>
      )}
      {exports.length === 0 ? (
        <EmptyState
          icon={<Table2 aria-hidden />}
          title="No files yet"
          className="rounded-lg border"
        >
          Choose a dataset above. Its file stays here, with what it was made of.
        </EmptyState>
      ) : (
        <ul className="divide-y rounded-lg border bg-surface">
          {exports.map((each) => (
            <li key={each.id} className="px-4 py-3">
              <PastExport
                made={each}
                title={titleOf.get(each.dataset) ?? each.dataset}
                onChanged={onChanged}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

interface PastExportProps {
  readonly made: ExportSummary;
  readonly title: string;
  readonly onChanged: () => Promise<void>;
}

function PastExport({ made, title, onChanged }: PastExportProps) {
  const { tone, words } = looks[made.status];
  return (
    <article aria-label={`${title}, ${words}`}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        <div className="min-w-0 basis-full sm:flex-1 sm:basis-0">
          <p className="font-medium">
            {title} <span className="font-normal text-ink-faint uppercase">{made.format}</span>
          </p>
          <ExportFacts made={made} />
        </div>
        <Badge tone={tone}>{words}</Badge>
        {isUnderWay(made) && <CancelButton id={made.id} onChanged={onChanged} />}
        {made.file && (
          <a
            href={`/api/exports/${made.id}/file`}
            download={made.file.name}
            className={buttonClass({ size: 'sm' })}
          >
            <Download aria-hidden size={14} />
            Download
          </a>
        )}
      </div>
      {isUnderWay(made) && <ExportProgress made={made} />}
      {made.error && (
        <Notice tone="danger" className="mt-2">
          {made.error}
        </Notice>
      )}
      {made.status === 'succeeded' && <ExportDetails id={made.id} />}
    </article>
  );
}

function ExportFacts({ made }: { made: ExportSummary }) {
  return (
    <p className="text-ink-faint text-xs tabular-nums">
      <Moment at={made.createdAt} /> · {made.requestedBy}
      {made.status === 'succeeded' && ` · ${counted(made.rows, 'row')}`}
      {made.file && ` · ${sizeWords(made.file.bytes)}`}
    </p>
  );
}

function ExportProgress({ made }: { made: ExportSummary }) {
  const { done, total } = made.progress;
  const words = `${done} of ${counted(total, 'correction')}, ${counted(made.rows, 'row')}`;
  return (
    <div className="mt-2.5">
      <Progress
        label="Corrections written"
        value={total === 0 ? null : done / total}
        valueText={words}
      />
      <p className="mt-1 text-ink-faint text-xs tabular-nums">
        {total === 0 ? 'Waiting for the worker' : words}
      </p>
    </div>
  );
}

function CancelButton({ id, onChanged }: { id: string; onChanged: () => Promise<void> }) {
  const { busy, run } = useCall({ onFailure: sayFailure });
  const cancel = () =>
    run(async () => {
      await api.post(`/api/exports/${id}/cancel`);
      await onChanged();
    });
  return (
    <Button size="sm" variant="ghost" busy={busy} onClick={cancel}>
      Cancel
    </Button>
  );
}

/** "840 bytes", "12 kB", "3.4 MB". */
function sizeWords(bytes: number): string {
  if (bytes < 1_000) return counted(bytes, 'byte');
  if (bytes < 1_000_000) return `${Math.round(bytes / 1_000)} kB`;
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}
