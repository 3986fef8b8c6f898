'use client';

import { FileUp } from 'lucide-react';
import { useId } from 'react';

import { cx } from '@/components/ui/cx';

import { useFileDrop } from './use-file-drop';

interface FilePickerProps {
  readonly onFiles: (files: readonly File[]) => void;
  /** Takes less room once files are chosen. */
  readonly compact: boolean;
  readonly multiple?: boolean;
  /** Endings of names that the browser's dialog offers. */
  readonly accept?: string;
  /** What the files are. */
  readonly hint?: string;
}

const paperSets = {
  accept: '.ris,.nbib,.enw,.ciw,.bib,.json,.xml,.csv,.tsv,.tab,.txt,.xlsx,.xls,.ods,.zip',
  hint: 'RIS, PubMed, EndNote, Web of Science, BibTeX, CSL-JSON, CSV, Excel or zip, one or several',
};

/** Files by click, by keyboard or by drop. What they hold is found out from their content. */
export function FilePicker({
  onFiles,
  compact,
  multiple = true,
  accept = paperSets.accept,
  hint = paperSets.hint,
}: FilePickerProps) {
  const over = useFileDrop(onFiles);
  const id = useId();
  return (
    <div
      className={cx(
        'relative rounded-xl border-2 border-dashed text-center transition-colors',
        'has-focus-visible:outline-2 has-focus-visible:outline-leaf-ink has-focus-visible:outline-offset-2 hover:border-leaf hover:bg-leaf-wash/50',
        over ? 'border-leaf bg-leaf-wash' : 'border-line-strong/60 bg-surface',
        compact ? 'px-4 py-4' : 'px-4 py-14',
      )}
    >
      <FileUp
        aria-hidden
        strokeWidth={1.5}
        className={cx('mx-auto text-leaf-ink', compact ? 'mb-1 size-5' : 'mb-3 size-8')}
      />
      <label htmlFor={id} className="font-medium">
        {over ? 'Drop to add' : labelOf(compact, multiple)}
      </label>
      <p className="mt-0.5 text-ink-faint text-sm">{hint}</p>
      <input
        id={id}
        type="file"
        multiple={multiple}
        accept={accept}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
        className="absolute inset-0 cursor-pointer opacity-0"
      />
    </div>
  );
}

function labelOf(compact: boolean, multiple: boolean): string {
  if (multiple) return compact ? 'Choose or drop more files' : 'Choose files, or drop them here';
  return compact ? 'Choose or drop another file' : 'Choose a file, or drop it here';
}
