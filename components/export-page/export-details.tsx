'use client';

import { useState } from 'react';

import { Failure } from '@/components/ui/notice';
import { Spinner } from '@/components/ui/spinner';
import { useCall } from '@/components/ui/use-call';
import { counted, formatCount } from '@/components/ui/words';
import { api } from '@/lib/api/client';
import type { Export, ExportManifest } from '@/lib/api/export-contract';

/** What the file is made of, fetched when it is opened. */
export function ExportDetails({ id }: { id: string }) {
  const [manifest, setManifest] = useState<ExportManifest | null>(null);
  const { failure, run } = useCall();

  const load = () =>
    run(async () => setManifest((await api.get<Export>(`/api/exports/${id}`)).manifest));

  return (
    <details
      className="mt-1.5 text-sm"
      onToggle={(event) => {
        if (event.currentTarget.open && !manifest) void load();
      }}
    >
      <summary className="w-fit rounded-sm text-ink-soft text-xs hover:text-ink">
        What it is made of
      </summary>
      <Failure message={failure} className="mt-2" />
      {manifest ? <Manifest manifest={manifest} /> : !failure && <Spinner />}
    </details>
  );
}

function Manifest({ manifest }: { manifest: ExportManifest }) {
  const { rowsBySplit, topics, corrections, leftOut, file, software, settings } = manifest;
  const splits = Object.entries(rowsBySplit)
    .map(([split, rows]) => `${split} ${formatCount(rows)}`)
    .join(', ');
  return (
    <dl className="mt-2 grid gap-x-4 gap-y-1 text-xs sm:grid-cols-[8rem_1fr] [&>dt]:text-ink-faint">
      <dt>From</dt>
      <dd>
        {counted(corrections.length, 'correction')} of {counted(topics.length, 'topic')}
      </dd>
      <dt>Rows by split</dt>
      <dd className="tabular-nums">{splits || 'None'}</dd>
      <dt>Left out</dt>
      <dd className="tabular-nums">{counted(leftOut, 'row')} that nobody had decided</dd>
      <dt>Settings</dt>
      <dd>
        seed {settings.splits.seed}, {settings.filters.states.join(', ')},{' '}
        {settings.filters.reviewedOnly ? 'reviewed items only' : 'all items'}
        {settings.extensions && ', our columns too'}
      </dd>
      <dt>SHA-256</dt>
      <dd>
        <code className="wrap-anywhere">{file.sha256}</code>
      </dd>
      <dt>Made by</dt>
      <dd>
        {software.name} {software.version}
      </dd>
    </dl>
  );
}
