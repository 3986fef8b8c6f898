import { useEffect, useState } from 'react';

import type { Link, OpenLink } from '@/lib/api/account-contract';
import { api, failureMessage } from '@/lib/api/client';

export type LinkState =
  | { readonly is: 'reading' }
  | { readonly is: 'refused'; readonly message: string }
  | { readonly is: 'open'; readonly token: string; readonly link: Link };

/** The link this page was opened by. Its secret is behind the hash sign, where only the browser sees it. */
export function useLink(kind: OpenLink['kind']): LinkState {
  const [state, setState] = useState<LinkState>({ is: 'reading' });
  useEffect(() => {
    const token = window.location.hash.slice(1);
    if (token === '') {
      setState({ is: 'refused', message: 'This address is not whole: copy all of the link.' });
      return;
    }
    api
      .post<Link>('/api/links', { kind, token } satisfies OpenLink)
      .then((link) => setState({ is: 'open', token, link }))
      .catch((error) => setState({ is: 'refused', message: failureMessage(error) }));
  }, [kind]);
  return state;
}
