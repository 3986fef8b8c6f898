'use client';

import Link from 'next/link';

import { FilePicker } from '@/components/new-topic/file-picker';
import { Button, buttonClass } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';

import { ImportAccount } from './import-account';
import { useChimeImport } from './use-chime-import';

/** A file, imported as soon as it is chosen, and the account of it. */
export function ChimeImportForm() {
  const { file, importing, account, failure, start } = useChimeImport();
  return (
    <div className="space-y-4">
      {!importing && (
        <FilePicker
          compact={file !== null}
          onFiles={start}
          multiple={false}
          accept=".csv,.tsv,.txt"
          hint="CSV with review_id and claude_claim_hierarchy"
        />
      )}
      {importing && (
        <div role="status" className="flex items-center gap-3 text-ink-soft text-sm">
          <span>Importing {file?.name}…</span>
          <Progress label="Importing the replies" value={null} className="flex-1" />
        </div>
      )}
      {failure && (
        <Notice
          tone="danger"
          role="alert"
          action={
            file && (
              <Button size="sm" onClick={() => start([file])}>
                Try again
              </Button>
            )
          }
        >
          {failure}
        </Notice>
      )}
      {account && <ImportAccount account={account} />}
      <div className="flex items-center justify-end gap-2 border-t pt-4">
        <Link
          href="/"
          className={buttonClass({ variant: account ? 'primary' : 'ghost', size: 'lg' })}
        >
          {account ? 'To the topics' : 'Cancel'}
        </Link>
      </div>
    </div>
  );
}
