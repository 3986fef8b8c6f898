'use client';

import Link from 'next/link';

import { Figure } from '@/components/one-file-import/account-parts';
import { OneFilePicker } from '@/components/one-file-import/one-file-picker';
import { useOneFileImport } from '@/components/one-file-import/use-one-file-import';
import { buttonClass } from '@/components/ui/button';
import { counted } from '@/components/ui/words';
import type { TopicImport } from '@/lib/api/import-contract';

/** The file of a topic, imported as soon as it is chosen, and what was in it. */
export function TopicImportForm() {
  const chosen = useOneFileImport<TopicImport>('/api/imports/topic');
  const { account } = chosen;
  return (
    <div className="space-y-4">
      <OneFilePicker
        of={chosen}
        label="Importing the topic"
        accept=".gz,.jsonl"
        hint="A file whose name ends in .topic.gz"
      />
      {account && <TopicAccount account={account} />}
    </div>
  );
}

function TopicAccount({ account }: { account: TopicImport }) {
  const { id, title, studies, trees, records, people } = account;
  return (
    <section aria-label="What was imported" className="rounded-lg border bg-surface px-3 py-2.5">
      <p role="status" className="sr-only">
        Imported {title}
      </p>
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <p className="wrap-anywhere min-w-0 font-medium">{title}</p>
        <Link href={`/topics/${id}`} className={buttonClass({ size: 'sm' })}>
          Open
        </Link>
      </div>
      <dl className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm">
        <Figure value={studies}>{studies === 1 ? 'study' : 'studies'}</Figure>
        <Figure value={trees}>{trees === 1 ? 'tree' : 'trees'}</Figure>
        <Figure value={records}>feedback records</Figure>
      </dl>
      {people.added > 0 && (
        <p className="mt-1.5 text-ink-faint text-sm">
          {counted(people.added, 'person', 'people')} of this work are not here: their names are
          kept, without an account.
        </p>
      )}
    </section>
  );
}
