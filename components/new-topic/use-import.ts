'use client';

import { useRef, useState } from 'react';

import { api } from '@/lib/api/client';
import type { ImportPreview } from '@/lib/api/contract';

import { importForm, type PreviewOutcome, previewFiles } from './preview-files';

export interface ImportState {
  readonly files: readonly File[];
  readonly reading: boolean;
  /** The account of `files` as they are; null while they are read, when they are none, after stopping. */
  readonly outcome: PreviewOutcome | null;
}

const empty: ImportState = { files: [], reading: false, outcome: null };

/** Chosen files and their preview, which is made anew whenever the files change. `url` takes `?preview=true`. */
export function useImport(url: string) {
  const [state, setState] = useState(empty);
  const reading = useRef<AbortController | null>(null);

  async function read(files: readonly File[]) {
    reading.current?.abort();
    const controller = new AbortController();
    reading.current = controller;
    setState({ files, reading: files.length > 0, outcome: null });
    const ask = (readable: readonly File[]) =>
      api.post<ImportPreview>(`${url}?preview=true`, importForm(readable), {
        signal: controller.signal,
      });
    try {
      const outcome = await previewFiles(files, ask);
      if (!controller.signal.aborted) setState({ files, reading: false, outcome });
    } catch (error) {
      if (!controller.signal.aborted) throw error;
    }
  }

  return {
    ...state,
    add: (added: readonly File[]) => read([...state.files, ...added.filter(isNew(state.files))]),
    remove: (file: File) => read(state.files.filter((each) => each !== file)),
    /** Stops reading; the files stay. */
    stop: () => {
      reading.current?.abort();
      setState({ ...state, reading: false });
    },
    again: () => read(state.files),
  };
}

/** The same file, chosen twice, is taken once. */
function isNew(files: readonly File[]) {
  const key = (file: File) => `${file.name}\n${file.size}\n${file.lastModified}`;
  const known = new Set(files.map(key));
  return (file: File) => !known.has(key(file));
}
