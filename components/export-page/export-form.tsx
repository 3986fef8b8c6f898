'use client';

import { FileDown } from 'lucide-react';
import { useState } from 'react';

import { Button } from '@/components/ui/button';
import { CheckOption } from '@/components/ui/check-option';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/input';
import { Failure, Notice } from '@/components/ui/notice';
import { useCall } from '@/components/ui/use-call';
import { api } from '@/lib/api/client';
import type { DatasetDocumentation, ExportChoices, ExportSummary } from '@/lib/api/export-contract';

import { ColumnDocs } from './column-docs';
import { DatasetChoice } from './dataset-choice';
import { type ExportDraft, firstDraft, readDraft, withDataset } from './export-draft';
import { FilterFields } from './filter-fields';
import { PastExports } from './past-exports';
import { SplitFields } from './split-fields';
import { useExports } from './use-exports';

const formatNames = {
  jsonl: 'JSON lines',
  csv: 'CSV',
  parquet: 'Parquet',
  json: 'JSON',
} as const;

interface ExportFormProps {
  readonly datasets: readonly DatasetDocumentation[];
  readonly choices: ExportChoices;
  readonly exports: readonly ExportSummary[];
}

/** Choosing a dataset with what its columns mean beside it, and the files made so far. */
export function ExportForm({ datasets, choices, exports: fromPage }: ExportFormProps) {
  const [draft, setDraft] = useState(firstDraft);
  const { exports, connected, reload } = useExports(fromPage);
  const chosen = datasets.find(({ dataset }) => dataset === draft.dataset) ?? datasets[0];
  if (!chosen) return null;
  return (
    <>
      <div className="grid gap-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <form
          className="space-y-7"
          aria-label="New dataset"
          onSubmit={(event) => event.preventDefault()}
        >
          <DatasetChoice
            datasets={datasets}
            chosen={draft.dataset}
            onChoose={(dataset) => setDraft(withDataset(draft, dataset))}
          />
          <ExportOptions
            draft={draft}
            onDraft={setDraft}
            chosen={chosen}
            choices={choices}
            onStarted={reload}
          />
        </form>
        <ColumnDocs documentation={chosen} extensions={draft.extensions} />
      </div>
      <PastExports exports={exports} datasets={datasets} connected={connected} onChanged={reload} />
    </>
  );
}

interface ExportOptionsProps {
  readonly draft: ExportDraft;
  readonly onDraft: (draft: ExportDraft) => void;
  readonly chosen: DatasetDocumentation;
  readonly choices: ExportChoices;
  readonly onStarted: () => Promise<void>;
}

function ExportOptions({ draft, onDraft, chosen, choices, onStarted }: ExportOptionsProps) {
  const reading = readDraft(draft);
  const problems = reading.ok ? {} : reading.problems;
  const isTable = chosen.formats.includes('csv');
  const hasExtensions = chosen.columns.some(({ isExtension }) => isExtension);
  return (
    <>
      <fieldset className="space-y-4">
        <legend className="mb-2 font-semibold">File</legend>
        <Field label="Format" className="max-w-60">
          {(control) => (
            <Select
              {...control}
              value={draft.format}
              onChange={(event) =>
                onDraft({ ...draft, format: event.target.value as ExportDraft['format'] })
              }
            >
              {chosen.formats.map((format) => (
                <option key={format} value={format}>
                  {formatNames[format]}
                </option>
              ))}
            </Select>
          )}
        </Field>
        {hasExtensions && (
          <CheckOption
            label={isTable ? 'Our columns too' : 'Say where each line is from'}
            checked={draft.extensions}
            onChecked={(extensions) => onDraft({ ...draft, extensions })}
          >
            {isTable
              ? 'Annotator, state, seconds, what was visible, origin, model and ids, behind CHIME’s own columns.'
              : 'Split, topic, tree and annotator, which some training programs do not accept.'}
          </CheckOption>
        )}
      </fieldset>
      <FilterFields {...{ draft, onDraft, choices, problems, isTable }} />
      <SplitFields {...{ draft, onDraft, problems }} domains={choices.domains} />
      <MakeButton draft={draft} isEmpty={choices.topics.length === 0} onStarted={onStarted} />
    </>
  );
}

interface MakeButtonProps {
  readonly draft: ExportDraft;
  readonly isEmpty: boolean;
  readonly onStarted: () => Promise<void>;
}

function MakeButton({ draft, isEmpty, onStarted }: MakeButtonProps) {
  const { busy, failure, run } = useCall();
  const reading = readDraft(draft);

  function make() {
    if (!reading.ok) return;
    void run(async () => {
      await api.post('/api/exports', reading.request);
      await onStarted();
    });
  }

  if (isEmpty)
    return (
      <Notice>
        There are no corrections yet. Correct a tree first; what you decide there becomes the data.
      </Notice>
    );
  return (
    <div className="space-y-3">
      <Failure message={failure} />
      <Button variant="primary" size="lg" busy={busy} disabled={!reading.ok} onClick={make}>
        {!busy && <FileDown aria-hidden size={16} />}
        Make the file
      </Button>
    </div>
  );
}
