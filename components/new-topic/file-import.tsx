'use client';

import dynamic from 'next/dynamic';
import { useState } from 'react';

import { cx } from '@/components/ui/cx';

import { ChosenFiles } from './chosen-files';
import { FilePicker } from './file-picker';
import { withoutLists } from './identifier-files';
import { ImportPreviewView } from './import-preview';
import { ReadingState } from './reading-state';
import type { useImport } from './use-import';

const IdentifierLookup = dynamic(
  () => import('./identifier-lookup').then((module) => module.IdentifierLookup),
  { ssr: false },
);

const sources = [
  { key: 'files', label: 'Files' },
  { key: 'identifiers', label: 'DOIs or PubMed ids' },
] as const;

type Source = (typeof sources)[number]['key'];

/** Choosing files and seeing what they hold: everything of an import but the decision to save it. */
export function FileImport({ chosen }: { chosen: ReturnType<typeof useImport> }) {
  const { files, reading, outcome, decisions } = chosen;
  const state = { files, reading, outcome, decisions };
  const [source, setSource] = useState<Source>('files');
  /** The list that a chosen file was; null until identifiers are first asked for. */
  const [list, setList] = useState<string | null>(null);

  async function take(added: readonly File[]) {
    const { papers, identifiers } = await withoutLists(added);
    if (identifiers !== '') {
      setList(identifiers);
      setSource('identifiers');
    }
    if (papers.length > 0) await chosen.add(papers);
  }

  function show(next: Source) {
    setSource(next);
    if (next === 'identifiers') setList(list ?? '');
  }

  return (
    <div className="space-y-4">
      <SourceSwitch source={source} onSource={show} />
      {source === 'files' && <FilePicker compact={files.length > 0} onFiles={take} />}
      {list !== null && (
        <div hidden={source !== 'identifiers'}>
          <IdentifierLookup key={list} initial={list} onFile={chosen.replace} />
        </div>
      )}
      <ChosenFiles {...state} onRemove={chosen.remove} onColumns={chosen.decideColumns} />
      <ReadingState {...state} onStop={chosen.stop} onAgain={chosen.again} />
      {outcome?.preview && (
        <ImportPreviewView
          preview={outcome.preview}
          decisions={decisions}
          onDecide={chosen.decide}
        />
      )}
    </div>
  );
}

interface SourceSwitchProps {
  readonly source: Source;
  readonly onSource: (source: Source) => void;
}

function SourceSwitch({ source, onSource }: SourceSwitchProps) {
  return (
    <fieldset
      aria-label="Where the papers come from"
      className="flex w-fit gap-px rounded-md bg-sunken p-0.5"
    >
      {sources.map(({ key, label }) => (
        <button
          key={key}
          type="button"
          aria-pressed={key === source}
          onClick={() => onSource(key)}
          className={cx(
            'h-7 rounded-sm px-3 text-ink-soft text-sm hover:text-ink',
            'aria-pressed:bg-surface aria-pressed:font-medium aria-pressed:text-leaf-ink aria-pressed:shadow-sm',
          )}
        >
          {label}
        </button>
      ))}
    </fieldset>
  );
}
