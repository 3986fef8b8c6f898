'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';

import { Figure, Findings } from '@/components/one-file-import/account-parts';
import { OneFilePicker } from '@/components/one-file-import/one-file-picker';
import { useOneFileImport } from '@/components/one-file-import/use-one-file-import';
import { Button, buttonClass } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { counted } from '@/components/ui/words';
import type { TreeImport } from '@/lib/api/import-contract';

interface AddTreeDialogProps {
  readonly topicId: string;
  readonly open: boolean;
  readonly onClose: () => void;
}

/** A tree of the topic from a file. */
export function AddTreeDialog({ open, ...rest }: AddTreeDialogProps) {
  return open ? <OpenDialog {...rest} /> : null;
}

function OpenDialog({ topicId, onClose }: Omit<AddTreeDialogProps, 'open'>) {
  const router = useRouter();
  const chosen = useOneFileImport<TreeImport>(`/api/topics/${topicId}/trees`);
  const { account } = chosen;
  const close = () => {
    if (account) router.refresh();
    onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(next) => !next && close()}
      size="lg"
      title="Add a tree from a file"
      description="An outline with headings, bullets or indents, OPML, SKOS, a table of paths, or JSON. Studies are recognised by number or title."
      footer={
        <>
          <Button onClick={close}>{account ? 'Close' : 'Cancel'}</Button>
          {account && (
            <>
              <Link
                href={`/topics/${topicId}?place=${account.treeId}`}
                onClick={onClose}
                className={buttonClass()}
              >
                Place studies in it…
              </Link>
              <Link
                href={`/trees/${account.treeId}`}
                className={buttonClass({ variant: 'primary' })}
              >
                Open the tree
              </Link>
            </>
          )}
        </>
      }
    >
      <div className="space-y-4">
        <OneFilePicker
          of={chosen}
          label="Reading the tree"
          accept=".md,.txt,.opml,.xml,.rdf,.ttl,.csv,.tsv,.json"
          hint="Markdown, OPML, SKOS, CSV or JSON"
        />
        {account && <Account account={account} />}
      </div>
    </Dialog>
  );
}

function Account({ account }: { account: TreeImport }) {
  const { format, categories, rootCategories, assignments, dropped, droppedPieces } = account;
  return (
    <section aria-label="What was imported" className="rounded-lg border bg-surface px-3 py-2.5">
      <p role="status" className="mb-1 text-sm">
        Read as {format}.
      </p>
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm">
        <Figure value={rootCategories}>
          {rootCategories === 1 ? 'root category' : 'root categories'}
        </Figure>
        <Figure value={categories}>categories in all</Figure>
        <Figure value={assignments}>places of studies</Figure>
      </dl>
      <Findings
        title={`${counted(droppedPieces, 'piece')} left out`}
        className="text-warn-ink"
        items={dropped.map(({ line, text, reason }) => ({
          where: line === null ? text || 'The file' : `Line ${line}`,
          text: line === null ? reason : `${text}: ${reason}`,
        }))}
        all={droppedPieces}
      />
    </section>
  );
}
