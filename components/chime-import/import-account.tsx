import { Figure, Findings } from '@/components/one-file-import/account-parts';
import { counted } from '@/components/ui/words';
import type { ChimeImport } from '@/lib/api/import-contract';

/** What became of the file: the counts, each rejected row, and the text that became no category. */
export function ImportAccount({ account }: { account: ChimeImport }) {
  const { rejected, dropped, droppedPieces, linesBefore } = account;
  return (
    <section aria-label="What was imported" className="rounded-lg border bg-surface px-3 py-2.5">
      <p role="status" className="sr-only">
        {counted(account.topics, 'topic')} imported, {counted(rejected.length, 'row')} rejected
      </p>
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-ink-soft text-sm">
        <Figure value={account.topics}>{account.topics === 1 ? 'topic' : 'topics'}</Figure>
        <Figure value={account.rootCategories}>root categories</Figure>
        <Figure value={account.categories}>categories in all</Figure>
        <Figure value={account.studies}>studies by number</Figure>
        <Figure value={rejected.length} alarming>
          {rejected.length === 1 ? 'row rejected' : 'rows rejected'}
        </Figure>
      </dl>
      <Findings
        open
        title={`${counted(rejected.length, 'row')} rejected`}
        className="text-danger-ink"
        items={rejected.map(({ line, reviewId, reason }) => ({
          where: `Line ${line}${reviewId && `, ${reviewId}`}`,
          text: reason,
        }))}
        all={rejected.length}
      />
      <Findings
        title={`${counted(droppedPieces, 'piece')} of text became no category`}
        className="text-warn-ink"
        items={dropped.map(({ reviewId, line, text, reason }) => ({
          where: `${reviewId}, line ${line} of the reply`,
          text: `${reason}: ${text}`,
        }))}
        all={droppedPieces}
      />
      {linesBefore > 0 && (
        <p className="mt-1.5 text-ink-faint text-sm">
          {counted(linesBefore, 'line')} before the outlines left out: greetings, and the part that
          lists the aspects.
        </p>
      )}
    </section>
  );
}
