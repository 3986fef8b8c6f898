'use client';

import { useState } from 'react';

import { api, failureMessage } from '@/lib/api/client';

export interface OneFileImport<Account> {
  readonly file: File | null;
  readonly importing: boolean;
  readonly account: Account | null;
  readonly failure: string | null;
}

const idle = { file: null, importing: false, account: null, failure: null };

/** Posts one file at a time to `url`, which answers with an account of it; what is dropped meanwhile is not taken. */
export function useOneFileImport<Account>(url: string) {
  const [state, setState] = useState<OneFileImport<Account>>(idle);

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
      setState({ ...idle, file, account: await api.post<Account>(url, form) });
    } catch (error) {
      setState({ ...idle, file, failure: failureMessage(error) });
    }
  }

  return { ...state, start };
}
