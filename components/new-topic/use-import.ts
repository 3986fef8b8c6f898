'use client';

import { useRef, useState } from 'react';

import { api } from '@/lib/api/client';
import type { ImportPreview } from '@/lib/api/import-contract';

import { type Decisions, studiesLeft, toChoices, undecided } from './import-choices';
import { importForm, type PreviewOutcome, previewFiles } from './preview-files';

export interface ImportState {
  readonly files: readonly File[];
  readonly reading: boolean;
  /** The account of `files` as they are; null while they are read, when they are none, after stopping. */
  readonly outcome: PreviewOutcome | null;
  readonly decisions: Decisions;
}

const empty: ImportState = { files: [], reading: false, outcome: null, decisions: undecided };

/** Chosen files and their preview, which is made anew whenever the files change. `url` takes `?preview=true`. */
export function useImport(url: string) {
  const [state, setState] = useState(empty);
  const reading = useRef<AbortController | null>(null);

  async function read(files: readonly File[], decisions = undecided) {
    reading.current?.abort();
    const controller = new AbortController();
    reading.current = controller;
    setState({ files, reading: files.length > 0, outcome: null, decisions });
    const choices = toChoices(decisions, null);
    const ask = (readable: readonly File[]) =>
      api.post<ImportPreview>(`${url}?preview=true`, importForm(readable, { choices }), {
        signal: controller.signal,
      });
    try {
      const outcome = await previewFiles(files, ask);
      if (!controller.signal.aborted) setState({ files, reading: false, outcome, decisions });
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    }
  }

  const preview = state.outcome?.preview ?? null;
  return {
    ...state,
    /** Studies that will come of it, as decided. */
    studies: preview === null ? 0 : studiesLeft(preview, state.decisions),
    /** The form to save with; null while there is nothing to save. */
    form: (title?: string) =>
      state.outcome === null
        ? null
        : importForm(state.outcome.readable, {
            title,
            choices: toChoices(state.decisions, preview),
          }),
    decide: (decisions: Decisions) => setState({ ...state, decisions }),
    /** Other columns make other records: the files are read again. */
    decideColumns: (decisions: Decisions) => read(state.files, decisions),
    add: (added: readonly File[]) => read([...state.files, ...added.filter(isNew(state.files))]),
    /** Adds the file in place of another that it brings up to date. */
    replace: (file: File, before: File | null) =>
      read([...state.files.filter((each) => each !== before), file]),
    remove: (file: File) => read(state.files.filter((each) => each !== file)),
    /** Stops reading; the files stay. */
    stop: () => {
      reading.current?.abort();
      setState({ ...state, reading: false });
    },
    again: () => read(state.files, state.decisions),
  };
}

/** The same file, chosen twice, is taken once. */
function isNew(files: readonly File[]) {
  const key = (file: File) => `${file.name}\n${file.size}\n${file.lastModified}`;
  const known = new Set(files.map(key));
  return (file: File) => !known.has(key(file));
}
