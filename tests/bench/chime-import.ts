/** How long CHIME's 374 released replies take, from the file to saved topics. */

import { readFileSync } from 'node:fs';

import { owner } from '@/lib/auth/actor';
import { importChime } from '@/lib/services/import-chime';
import { parseOutline } from '@/lib/tree/outline-text/parse';

import { chimeFile, chimeReplies } from '../support/chime-replies';
import type { Row } from './table';

export async function benchChimeImport(): Promise<readonly Row[]> {
  const replies = [...chimeReplies().values()];
  const start = performance.now();
  for (const reply of replies) parseOutline(reply);
  const parsed = performance.now();
  const bytes = new Uint8Array(readFileSync(chimeFile));
  await importChime(owner, { name: 'raw_generated_hierarchy.csv', bytes });
  const saved = performance.now();
  return [
    {
      what: `${replies.length} released replies parsed`,
      figure: `${((parsed - start) / 1000).toFixed(2)} s`,
      bar: '',
    },
    {
      what: `${replies.length} released replies from the file to saved topics`,
      figure: `${((saved - parsed) / 1000).toFixed(1)} s`,
      bar: '< 10 s',
    },
  ];
}
