import { MessageSquare } from 'lucide-react';

import { counted } from '@/components/ui/words';
import type { Adjudication, AdjudicationItem } from '@/lib/api/adjudication-contract';

interface ItemDetailsProps {
  readonly item: AdjudicationItem;
  readonly adjudication: Adjudication;
}

/** What helps to decide: the study's claim, a category as its annotators have it, and what they wrote about it. */
export function ItemDetails({ item, adjudication }: ItemDetailsProps) {
  const study = adjudication.studies.find(({ id }) => id === item.studyId);
  const comments = adjudication.comments.filter((comment) => isAbout(comment, item));
  const proposals =
    item.kind === 'category' ? adjudication.absent.filter(({ id }) => id === item.categoryId) : [];
  if (!study?.claim && comments.length === 0 && proposals.length === 0) return null;
  return (
    <div className="mt-3 space-y-2 border-t pt-2.5 text-sm">
      {study?.claim && <p className="max-w-[75ch] text-pretty text-ink-soft">{study.claim}</p>}
      {proposals.map((proposal) => (
        <Proposal
          key={proposal.correctionId ?? ''}
          proposal={proposal}
          adjudication={adjudication}
        />
      ))}
      {comments.map(({ author, text }, index) => (
        <p
          // biome-ignore lint/suspicious/noArrayIndexKey: comments come in the order they were made.
          key={index}
          className="flex gap-2 text-ink-soft"
        >
          <MessageSquare aria-hidden size={13} className="mt-1 shrink-0 text-ink-faint" />
          <span className="wrap-anywhere min-w-0">
            <span className="font-medium text-ink">{author}:</span> {text}
          </span>
        </p>
      ))}
    </div>
  );
}

function isAbout(
  { categoryId, studyId }: Adjudication['comments'][number],
  item: AdjudicationItem,
): boolean {
  if (studyId !== null) return studyId === item.studyId;
  return categoryId !== null && categoryId === item.categoryId;
}

const mostTitles = 5;

/** A category that is not in the final tree, as one annotator, or the tree before, has it. */
function Proposal({
  proposal,
  adjudication,
}: {
  readonly proposal: Adjudication['absent'][number];
  readonly adjudication: Adjudication;
}) {
  const { correctionId, name, parent, scopeNote, studyIds } = proposal;
  const by = adjudication.annotators.find(({ treeId }) => treeId === correctionId)?.name;
  const studies = studyIds
    .slice(0, mostTitles)
    .flatMap((id) => adjudication.studies.find((study) => study.id === id) ?? []);
  const others = studyIds.length - studies.length;
  return (
    <div className="text-ink-soft">
      <p>
        <span className="font-medium text-ink">{by ?? 'The tree before'}:</span> {name},{' '}
        {parent === null ? 'a root category' : `in ${parent}`}, with{' '}
        {counted(studyIds.length, 'study', 'studies')}
      </p>
      {scopeNote && <p className="max-w-[75ch] text-pretty">{scopeNote}</p>}
      {studies.length > 0 && (
        <ul className="mt-0.5 list-disc pl-5 text-xs">
          {studies.map(({ id, title }) => (
            <li key={id} className="wrap-anywhere">
              {title}
            </li>
          ))}
          {others > 0 && <li className="list-none text-ink-faint">and {others} more</li>}
        </ul>
      )}
    </div>
  );
}
