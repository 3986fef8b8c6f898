'use client';

import Link from 'next/link';

import { OneFilePicker } from '@/components/one-file-import/one-file-picker';
import { useOneFileImport } from '@/components/one-file-import/use-one-file-import';
import { buttonClass } from '@/components/ui/button';
import type { ChimeImport } from '@/lib/api/import-contract';

import { ImportAccount } from './import-account';

/** A file, imported as soon as it is chosen, and the account of it. */
export function ChimeImportForm() {
  const chosen = useOneFileImport<ChimeImport>('/api/imports/chime');
  const { account } = chosen;
  return (
    <div className="space-y-4">
      <OneFilePicker
        of={chosen}
        label="Importing the replies"
        accept=".csv,.tsv,.txt"
        hint="CSV with review_id and claude_claim_hierarchy"
      />
      {account && (
        <>
          <ImportAccount account={account} />
          <div className="flex justify-end">
            <Link href="/" className={buttonClass({ variant: 'primary', size: 'lg' })}>
              To the topics
            </Link>
          </div>
        </>
      )}
    </div>
  );
}
