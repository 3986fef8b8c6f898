'use client';

import { useState } from 'react';

import { api, failureMessage } from '@/lib/api/client';
import type { ChimeImport } from '@/lib/api/contract';

interface State {
  readonly file: File | null;
  readonly importing: boolean;
  readonly account: ChimeImport | null;
  readonly failure: string | null;
}

const idle: State = { file: null, importing: false, account: null, failure: null };

/** One import at a time; what is dropped meanwhile is not taken. */
export function useChimeImport() {
  const [state, setState] = useState(idle);

  async function start(files: readonly File[]) {
    const file = files[0];
    if (file === undefined || state.importing) return;
    if (files.length > 1) {
      setState({ ...idle, failure: 'Choose one file at a time.' });
      return;
    }
    setState({ ...idle, file, importing: true });
    const form = new FormData();
    form.append('file', file, file.name);
    try {
      setState({ ...idle, file, account: await api.post<ChimeImport>('/api/imports/chime', form) });
    } catch (error) {
      setState({ ...idle, file, failure: failureMessage(error) });
    }
  }

  return { ...state, start };
}
